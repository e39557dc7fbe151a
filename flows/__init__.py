"""When and how often: Prefect flows around the functions of `pipeline`; no logic of their own."""
