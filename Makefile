# DealKit. A newcomer needs two of these: `make demo` and `make test`. `make help` lists them all.

comma := ,

# Passed to every build, so that one run compiles everything once (.ci/run: -Xswiftc -warnings-as-errors).
SWIFT_FLAGS ?=

# Test data that is not part of this repository; what needs it is skipped, aloud, where it is missing.
SHARED ?= ../shared

# PostgreSQL's store and its tests are part of the build where libpq has its headers, and the tests find a throw-away
# server where one is installed. Traits are the root package's affair: the packages below it choose their own.
HAS_LIBPQ := $(shell pkg-config --exists libpq 2>/dev/null && echo yes)
HAS_POSTGRES := $(if $(HAS_LIBPQ),$(shell .ci/postgres --find))
# The parts of the library that a host switches on: the tests want them all.
TRAITS ?= default,ServiceLifecycle$(if $(HAS_LIBPQ),$(comma)PostgreSQL)
ROOT_FLAGS = $(SWIFT_FLAGS) --traits $(TRAITS)
# What a host's package switches on, one set after the other; `.ci/run` has each trait built alone.
TRAIT_SETS ?= none
BESIDE_SERVER = $(if $(HAS_POSTGRES),.ci/postgres)

LANGUAGES := en ru zh
EXAMPLES := typical-sale manual-sale long-project pipeline-import sales-report
# The example that links the core and nothing else: what it prints stands in the README, what it links is checked.
PROBE := small-sale
SAMPLE := Examples/Data/pipeline.csv
# What the examples have printed.
LOGS := .build/examples
EXPRESSIONS := $(SHARED)/bench/cel-expressions.json
PIPELINE := $(SHARED)/data/maven-crm/sales_pipeline.csv
PROCESSES := $(filter-out %.scenarios.yaml,$(wildcard Rules/*.yaml))
SWIFT_FILES := $(wildcard Sources Tests Examples Benchmarks Rules) Package.swift
WORKLOADS := W1 W2 W4 W5 report

DEALKIT = $$(swift build $(SWIFT_FLAGS) --show-bin-path)/dealkit
EXAMPLE = swift run $(SWIFT_FLAGS) --package-path Examples --skip-build
# One build for measuring, conformance and storecheck.
BENCHMARK_FLAGS = -c release $(SWIFT_FLAGS) $(if $(HAS_LIBPQ),--traits PostgreSQL) --package-path Benchmarks
BENCHMARK = swift run $(BENCHMARK_FLAGS)

# The modules whose public symbols the documentation shows, and where it is put together. The guide's file must not be
# called like a module, whose page would take its place: every article would be lost in silence.
MODULES := ExactValues CEL DealModel DealProcess DealEngine DealSQLite DealPostgres DealRelay DealInsight DealReport DealRules \
    DealKit DealTesting
GRAPHS := .build/graphs
SITE := site
# `docc` lies beside `swift`, which may be a link; on macOS `xcrun` knows it.
DOCC = "$$(xcrun --find docc 2>/dev/null || echo "$$(dirname "$$(readlink -f "$$(command -v swift)")")/docc")"

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test test-postgres unit scenarios conformance storecheck examples linkage traits sanitize build-tests build-examples mining-check bench docs format lint snapshots long prepare clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build-examples ## a typical sale, then an import of a small pipeline with flaws
	@$(EXAMPLE) typical-sale
	@printf '\n'
	@$(EXAMPLE) pipeline-import $(SAMPLE)

test: unit scenarios conformance storecheck examples linkage traits ## everything: unit tests, scenarios, conformance, stores, examples
	@printf '\nAll passed.\n'

# ── What `make test` is made of ─────────────────────────────────────────────────────────────────────

unit: build-tests
	$(BESIDE_SERVER) swift test --disable-xctest --skip-build $(ROOT_FLAGS)
ifeq ($(HAS_POSTGRES),)
	@echo 'Skipped, since there is no PostgreSQL server here (Debian: apt-get install postgresql libpq-dev):'
	@grep -hA1 -E '@(Suite|Test)\($$|@(Suite|Test)\("' Tests/DealPostgresTests/*.swift | sed -n 's/^[^"]*"\(.*\)".*/    \1/p'
endif

# After `unit`, which has built the tool.
scenarios: unit
	$(DEALKIT) check $(PROCESSES)
	$(DEALKIT) test $(PROCESSES)

test-postgres: build-tests ## the tests of the store on PostgreSQL, beside a server that is gone afterwards
	.ci/postgres swift test --disable-xctest --skip-build $(ROOT_FLAGS) --filter DealPostgresTests

conformance: prepare
	@if [ -d $(SHARED)/conformance/yaml ]; then \
	    $(BENCHMARK) conformance yaml $(SHARED)/conformance/yaml; \
	else \
	    echo 'Skipped: YAML conformance. Its cases are not at $(SHARED)/conformance/yaml.'; \
	fi
	@if [ -d $(SHARED)/conformance/cel ]; then \
	    $(BENCHMARK) conformance cel $(SHARED)/conformance/cel; \
	else \
	    echo 'Skipped: CEL conformance. Its cases are not at $(SHARED)/conformance/cel.'; \
	fi

storecheck: prepare ## put every store to random, unkind use for some minutes: killed, raced, out of disk
	swift build $(BENCHMARK_FLAGS) --product storecheck
	$(BESIDE_SERVER) .ci/storecheck "$$(swift build $(BENCHMARK_FLAGS) --show-bin-path)/storecheck"

examples: build-examples
	@mkdir -p $(LOGS)
	@for name in $(EXAMPLES); do \
	    case $$name in pipeline-import) file=$(SAMPLE) ;; \
	        sales-report) file='$(SAMPLE) --page $(LOGS)/sales-report.html' ;; *) file= ;; esac; \
	    for language in $(LANGUAGES); do \
	        log=$(LOGS)/$$name.$$language.log; \
	        if $(EXAMPLE) $$name --lang $$language $$file >$$log 2>&1 && [ -s $$log ]; then \
	            echo "Example $$name --lang $$language $$file: fine"; \
	        else \
	            cat $$log; echo "Example $$name --lang $$language $$file failed."; exit 1; \
	        fi; \
	    done; \
	done
	@if [ -f $(PIPELINE) ]; then \
	    $(EXAMPLE) pipeline-import $(PIPELINE); \
	else \
	    echo 'Skipped: the import of 8,800 opportunities. The file is not at $(PIPELINE).'; \
	fi

# Where its folder Rules is, as the README's reader would run it.
	@cd Examples && if log=$$(swift run $(SWIFT_FLAGS) --skip-build $(PROBE) 2>&1) && [ -n "$$log" ]; then \
	    echo 'Example $(PROBE): fine'; \
	else \
	    echo "$$log"; echo 'Example $(PROBE) failed.'; exit 1; \
	fi

linkage: build-examples
	@.ci/linkage "$$(swift build $(SWIFT_FLAGS) --package-path Examples --show-bin-path)/$(PROBE)"

# A package of a host: that it builds, and what comes along.
traits: prepare
	@.ci/traits $(TRAIT_SETS)

build-tests: prepare
	swift build --build-tests $(ROOT_FLAGS)

build-examples: prepare
	swift build $(SWIFT_FLAGS) --package-path Examples

mining-check: prepare ## have pm4py (PyPI) read the exports for process mining, and compare
	swift build $(SWIFT_FLAGS) --product dealkit
	@.ci/mining-check "$(DEALKIT)" $(SHARED)

# ── Measuring and documenting ───────────────────────────────────────────────────────────────────────

bench: prepare ## measure (release build): W1 strict walk, W2 why blocked, W4 funnel, W5 definition load, a report, rule expressions
	@for workload in $(WORKLOADS); do $(BENCHMARK) bench $$workload || exit 1; done
	@if [ -f $(EXPRESSIONS) ]; then \
	    $(BENCHMARK) bench cel --data $(EXPRESSIONS); \
	else \
	    echo 'Skipped: rule expressions. They are not at $(EXPRESSIONS).'; \
	fi

# Symbol graphs are made of the tests, too, so these are built first; only the library's modules are shown.
docs: build-tests ## build the documentation into site/, warnings are errors
	swift package $(ROOT_FLAGS) dump-symbol-graph --minimum-access-level public --skip-synthesized-members
	@rm -rf $(GRAPHS) $(SITE) && mkdir -p $(GRAPHS)
	@from=$$(swift build $(SWIFT_FLAGS) --show-bin-path)/../symbolgraph; \
	for module in $(MODULES); do \
	    cp $$from/$$module.symbols.json $(GRAPHS)/ || exit 1; \
	    find $$from -name "$$module@*.symbols.json" -exec cp {} $(GRAPHS)/ ';'; \
	done
	$(DOCC) convert DocC/DealKit.docc \
	    --additional-symbol-graph-dir $(GRAPHS) --output-path $(SITE) \
	    --fallback-display-name DealKit --fallback-bundle-identifier dev.dealkit.DealKit \
	    --warnings-as-errors --transform-for-static-hosting --hosting-base-path /
	@test -f $(SITE)/data/documentation/dealkit/howadealmoves.json || { echo "the articles are missing from $(SITE)"; exit 1; }

# ── Keeping the source tidy ─────────────────────────────────────────────────────────────────────────

format: ## lay the Swift files out as .swift-format says
	swift format --in-place --recursive --parallel $(SWIFT_FILES)

lint: ## complain about Swift files that are not so laid out
	swift format lint --strict --recursive --parallel $(SWIFT_FILES)

snapshots: prepare ## rewrite the expected texts of the tests; read the difference before you commit it
	DEALKIT_UPDATE_SNAPSHOTS=1 swift test --disable-xctest $(ROOT_FLAGS)

long: prepare ## the unit tests, with what is tried at random tried some forty times as often
	DEALKIT_LONG_TESTS=1 $(BESIDE_SERVER) swift test --disable-xctest $(ROOT_FLAGS)

# The tests of the tool wait for processes, and would keep the others from running beside them. On macOS the sanitizer
# knows the system's locks.
THREAD_BUILD := --sanitize=thread --scratch-path .build-thread --traits $(TRAITS) $(SWIFT_FLAGS)
THREAD_SHIM := .build-thread/tsan-shim.so
THREAD_TESTS = $(BESIDE_SERVER) env TSAN_OPTIONS=halt_on_error=1 $(if $(filter Linux,$(shell uname)),LD_PRELOAD=$(CURDIR)/$(THREAD_SHIM)) \
    swift test --disable-xctest --skip-build $(THREAD_BUILD)

sanitize: prepare ## the unit tests under the Thread Sanitizer, in a build folder of their own
	swift build --build-tests $(THREAD_BUILD)
	if [ "$$(uname)" = Linux ]; then clang -shared -fPIC -O1 -Wall -Wextra -o $(THREAD_SHIM) .ci/tsan-shim.c -ldl; fi
	$(THREAD_TESTS) --skip DealToolTests
	$(THREAD_TESTS) --filter DealToolTests

clean: ## delete what was built
	rm -rf .build .build-thread Examples/.build Benchmarks/.build Benchmarks/Fuzz/.build $(SITE)

prepare:
	@.ci/prepare
