"""The office as a browser sees it: a real server, a real Chromium."""
