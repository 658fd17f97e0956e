// plaatshouder
