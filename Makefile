# Each command makes the environment that it needs; `make help` lists them.
# MINGJING_HOME (data, default ~/.local/share/mingjing), PORT (default 8000), DATABASE_URL (PostgreSQL).
.DEFAULT_GOAL := help
.PHONY: help install install-base demo demo-data test check format bench pictures
BIN := .venv/bin
DEMO := MINGJING_DEMO=1 $(BIN)/mingjing

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

install: ## .venv with everything, pinned with hashes
	@sh scripts/install.sh dev

install-base:
	@sh scripts/install.sh base

demo-data: install-base ## the demonstration year in the database, made by acts
	@$(DEMO) setup
	@$(DEMO) demo load

demo: demo-data ## demo-data, then serve; ends in a line with the address
	@MINGJING_DEMO=1 exec $(BIN)/mingjing serve

test: install ## all tests on SQLite, and on PostgreSQL where one answers
	@$(BIN)/python scripts/test.py

check: install ## format, lint, strict types, import layers, sizes
	@$(BIN)/python scripts/check.py

format: install ## put the code into shape
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

bench: install ## 200 papers beside other typesetters; a draw of 1,000,000; 100,000 cases beside a bare page (BENCH_CASES=2000: smaller); a city's figures (BENCH_INSPECTIONS=10000000: in full)
	@$(BIN)/python -m bench.documents
	@$(BIN)/python -m bench.draw
	@$(BIN)/python -m bench.run
	@$(BIN)/python -m bench.scale

pictures: install ## the README's screenshots from a demonstration of its own
	@$(BIN)/python scripts/pictures.py
