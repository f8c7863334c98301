def check_vulnerabilities(s,t): return []
def check_licences(s,t): return []
