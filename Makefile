# The short commands. Each installs what it needs and is missing, says so, and is fast when nothing is.

.DEFAULT_GOAL := help
.PHONY: help run test check bench deps schema

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST)

run: deps node_modules/.package-lock.json ## start the service with demonstration data
	cargo run --release --locked -- demo

test: test-deps node_modules/.package-lock.json ## everything a change must pass
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo test --locked

check: deps node_modules/.package-lock.json ## format and lints only
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings

bench: bench-deps node_modules/.package-lock.json ## load test
	cargo build --release --locked
	scripts/bench

# diesel takes every element of an array for nullable; ours never are.
schema: ## print src/db/schema.rs from the database in DATABASE_URL (needs diesel_cli)
	diesel print-schema | sed 's/Array<Nullable<Text>>/Array<Text>/' > src/db/schema.rs

deps: ## install what building and running need
	@scripts/setup

.PHONY: test-deps bench-deps
test-deps:
	@scripts/setup test

bench-deps:
	@scripts/setup bench

# npm writes this file last, so it tells whether the packages are newer than the lock.
node_modules/.package-lock.json: package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch $@
