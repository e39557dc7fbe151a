"""Actions and decisions that carry a mark in running notes: «Actiepunt:», «<actie Karin>», «B:», «Joris → kaart»."""
