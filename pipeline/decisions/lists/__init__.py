"""Lists of actions and of points, however printed: tables, lists that lost their columns, points under a lead."""
