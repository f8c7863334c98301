def check_server(s,t): return []
