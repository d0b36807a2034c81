"""A sample business to look around in: companies, people, deals in every stage, things to do. An addition."""
