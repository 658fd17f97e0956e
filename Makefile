# Two commands: `make demo` runs the main job, `make test` runs every test. Both do their own set-up.

SHELL := /bin/bash
.DEFAULT_GOAL := help

SWIFT ?= swift
PAKKETTEN := libcurl4-openssl-dev librdkafka-dev libsimdjson-dev libsqlite3-dev pkg-config
# Only the tests need these: an implementation of the schemas that is not ours, and a real browser.
TESTPAKKETTEN := python3-venv chromium chromium-driver fonts-liberation
REFEREE := .build/referee
# Suites that only compute, for minutes; suites that start processes. What is left waits for brokers, servers and browsers.
REKENEN := SimulatieTests|MatchingTests|JeugdhulpTests|BerichtenTests|ProefmarktTests|TafelrondeTests|JaarTests
PROCESSEN := TafelTests|CommandoTests|GedoodTests
# The debug build, which the tests use too: the demo need not be fast, the first run must.
PROGRAMMA := .build/debug/doorbraaktafel
# Builds, and says which step of how many it is at; with what it is called with, and with the exit code of the compiler.
bouw = set -o pipefail; $(SWIFT) build $(1) 2>&1 | .ci/stappen
# sudo only where we are not root and it is there.
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

.PHONY: help
help: ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

.PHONY: setup
setup: testpakketten $(REFEREE)/klaar ## install what is missing (Debian packages; the referees of the tests in .build/referee)

.PHONY: testpakketten
testpakketten:
	@$(MAKE) --no-print-directory pakketten PAKKETTEN="$(PAKKETTEN) $(TESTPAKKETTEN)"

.PHONY: pakketten
pakketten:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.2 or later must be on the PATH" >&2; exit 1; }
	@missing=""; for p in $(PAKKETTEN); do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then echo "installing:$$missing"; \
	  $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing >/dev/null; fi

$(REFEREE)/klaar: Makefile | testpakketten
	@echo "making the referees of the tests in $(REFEREE)"
	@rm -rf $(REFEREE) && /usr/bin/python3 -m venv $(REFEREE) && \
	  $(REFEREE)/bin/pip install --quiet 'jsonschema>=4.18,<5' rfc3339-validator 'pyyaml>=6,<7' \
	  'selenium>=4.20,<5' 'yamllint>=1.30,<2' 'check-jsonschema>=0.30,<1' 'kubernetes-validate>=1.30,<2' 'scipy>=1.11,<2' && \
	  $(REFEREE)/bin/pip install --quiet --no-deps 'axe-playwright-python==0.1.8' && touch $@

.PHONY: build
build: pakketten ## build the program (release)
	@$(call bouw,-c release --product doorbraaktafel)

# A folder of its own: with Swift's libraries inside, everything is compiled otherwise.
PAKKETBOUW ?= .build-pakket

.PHONY: pakket
pakket: pakketten ## a Debian package with Swift's libraries inside, in .build-pakket/deb; unpacked and tried
	@$(MAKE) --no-print-directory pakketten PAKKETTEN="dpkg-dev binutils"
	@$(call bouw,-c release --product doorbraaktafel --static-swift-stdlib --scratch-path $(PAKKETBOUW))
	@deploy/pakket/maak.sh $(PAKKETBOUW)/release/doorbraaktafel $(PAKKETBOUW)/deb

.PHONY: demo
demo: pakketten ## the example cases from submission to proposal, and the page of the table; Ctrl-C ends; DEMO="--leeg"
	@$(call bouw,--product doorbraaktafel)
	@exec $(PROGRAMMA) demo $(DEMO)

# What failed is said once more at the end, after all that brokers had to say.
toets = set -o pipefail; $(SWIFT) test --skip-build $(1) 2>&1 | tee .build/toets.txt || \
	{ echo "failed:"; grep -a -A 4 '^✘.* recorded an issue' .build/toets.txt; exit 1; }

.PHONY: test
test: setup ## all tests; those for a real cluster say that they were skipped
	@$(call bouw,--build-tests)
	@# Apart, so that what only computes does not keep what waits for a broker from its turn.
	@$(call toets,--filter '$(REKENEN)')
	@$(call toets,--skip '$(REKENEN)|$(PROCESSEN)')
	@$(call toets,--filter '$(PROCESSEN)')
	$(MAKE) snippets
	@[ -n "$$DOORBRAAK_BROKERS" ] || echo "skipped: tests on a real Apache Kafka (name one: DOORBRAAK_BROKERS=host:port make test-kafka)"

.PHONY: test-kafka
test-kafka: pakketten ## the tests that need a real Apache Kafka, named by DOORBRAAK_BROKERS (secured: DOORBRAAK_SASL_BROKERS)
	@if [ -z "$$DOORBRAAK_BROKERS" ]; then \
	  echo "skipped: no cluster is named. Run: DOORBRAAK_BROKERS=host:port make test-kafka"; \
	else $(call bouw,--build-tests) && $(SWIFT) test --skip-build --filter EchteKafka; fi

.PHONY: rechter
rechter: ## judges from outside what stands on the cluster named by DOORBRAAK_BROKERS (Python with confluent-kafka; ARGS="--rust")
	$(or $(DOORBRAAK_PYTHON),python3) Tests/Rechter/rechter.py --brokers "$$DOORBRAAK_BROKERS" $(ARGS)

AANVAL := PoortTests|CoreSenderTests|AfzenderTests|VerdelingTests|TokenVerifierTests|ToegangTests|SlechteInvoerTests|SlechteVragenTests|EchteKafkaToegang

.PHONY: test-aanval
test-aanval: pakketten ## what a stranger or a party tries, and what must come of it; also on the cluster that DOORBRAAK_BROKERS and DOORBRAAK_SASL_BROKERS name
	@$(call bouw,--build-tests)
	@$(call toets,--filter '$(AANVAL)')
	@[ -n "$$DOORBRAAK_BROKERS" ] || echo "skipped: the same on a real Apache Kafka with access rules (DOORBRAAK_BROKERS, DOORBRAAK_SASL_BROKERS)"

.PHONY: test-leaks
test-leaks: pakketten ## open and close each Kafka client a thousand times: no descriptor, thread or memory may stay behind
	@$(call bouw,--product lekproef)
	@# A test that cannot fail proves nothing, so first what leaks on purpose must be caught.
	@for wat in fd thread memory; do .build/debug/lekproef 500 canary-$$wat; \
	  [ $$? = 3 ] || { echo "canary-$$wat was not caught" >&2; exit 1; }; done
	.build/debug/lekproef $(or $(CYCLES),1000)
	$(SWIFT) build --product lekproef --sanitize=address --scratch-path .build-leaks 2>&1 | grep -v 'Cannot export local'
	@.build-leaks/debug/lekproef 100 canary-memory 2>&1 | grep -q 'LeakSanitizer: detected' || \
	  { echo "the leak sanitizer did not catch canary-memory" >&2; exit 1; }
	.build-leaks/debug/lekproef $(or $(CYCLES_SANITIZED),100)

# Readers of bytes: JSON (simdjson behind a C shim), NDJSON, CSV; and all of the matching, which reads by address.
ASAN_SUITES := MatchingTests|BytesTests|JSONNodeTests|NDJSONFileTests|NodeDecoderTests|tabelTests|KeuringTests|BsnTests|GemeenteregisterTests
ASAN := DOORBRAAK_ASAN=1 $(SWIFT)
ASAN_FLAGS := --sanitize=address --scratch-path .build-asan

.PHONY: test-asan
test-asan: pakketten ## the matching and the readers of bytes under the address sanitizer: no read or write outside its memory
	@# Not --build-tests: that builds the snippets too, and what they import is not in this build.
	@set -o pipefail; $(ASAN) build --product doorbraaktafelPackageTests $(ASAN_FLAGS) 2>&1 | grep -v 'Cannot export local'
	@# A test that cannot fail proves nothing, so first what overflows on purpose must be caught.
	@DOORBRAAK_OVERFLOW=1 timeout 120 env $(ASAN) test --skip-build $(ASAN_FLAGS) --filter SanitizerCanaryTests 2>&1 | \
	  grep -q 'AddressSanitizer: heap-buffer-overflow' || { echo "the address sanitizer did not catch the canary" >&2; exit 1; }
	@# What XCTest itself leaves behind is no fault here: leaks are for test-leaks.
	DOORBRAAK_MARKTEN=$(or $(MARKTEN),800) timeout 900 env ASAN_OPTIONS=detect_leaks=0 $(ASAN) test --skip-build $(ASAN_FLAGS) --filter '$(ASAN_SUITES)'

.PHONY: bench
bench: pakketten ## measure; one line a figure
	@$(call bouw,-c release --product bench)
	@.build/release/bench

.PHONY: bench-kafka
bench-kafka: pakketten ## our Kafka client beside a plain C loop, on the embedded broker or on DOORBRAAK_BROKERS
	@$(call bouw,-c release --product bench-kafka)
	@.build/release/bench-kafka

.PHONY: bench-tafel
bench-tafel: pakketten ## the whole line beside a C loop that passes the same messages on; DOORBRAAK_BROKERS names a cluster
	@$(call bouw,-c release --product bench-tafel)
	@.build/release/bench-tafel $(BENCH)

.PHONY: soak
soak: pakketten ## SOAK_S seconds (600) at SOAK_PER_S messages a second (500): nothing lost, nothing grows; CANARY=memory|fd|thread
	@$(call bouw,-c release --product bench-tafel)
	@.build/release/bench-tafel soak $(or $(SOAK_S),600) $(or $(SOAK_PER_S),500) $(CANARY)

.PHONY: bench-matching
bench-matching: pakketten ## measure the matching engine, beside PostgreSQL and beside a plain scan
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { echo "installing: postgresql"; \
	  $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends postgresql >/dev/null; }
	@$(call bouw,-c release --product bench)
	@.build/release/bench match

.PHONY: bench-ronde
bench-ronde: pakketten $(REFEREE)/klaar ## measure the round beside SciPy; BENCH=klein is short
	@$(call bouw,-c release --product bench-ronde)
	@.build/release/bench-ronde $(BENCH)

.PHONY: bench-jaren
bench-jaren: pakketten ## a year in each of ten regions, JAREN times (20): what the round wins, beside the table without it
	@$(call bouw,-c release --product bench)
	@.build/release/bench jaren $(or $(JAREN),20)

.PHONY: bench-bord
bench-bord: pakketten ## measure the pages of the board with wrk, beside a static page; BENCH="1 kaart" is short
	@for p in wrk curl; do command -v $$p >/dev/null || { echo "installing: $$p"; \
	  $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$p >/dev/null; }; done
	@$(call bouw,-c release --product bench-bord)
	@.build/release/bench-bord $(BENCH)

.PHONY: test-orakel
test-orakel: pakketten ## the matching engine against brute force on 100 000 random markets, in release
	@$(call bouw,-c release -Xswiftc -enable-testing --build-tests)
	@# Half a minute on two cores; a failing market is named by its seed.
	DOORBRAAK_MARKTEN=100000 timeout 360 $(SWIFT) test -c release -Xswiftc -enable-testing --skip-build \
	  --filter OrakelTests.gelijk

.PHONY: test-simulatie
test-simulatie: pakketten ## lives of cases through the real loop on a modelled log, SEEDS=n from SEED=s on, CANARY=name breaks it
	@$(call bouw,-c release --product simulatie)
	@.build/release/simulatie $(or $(SEEDS),1000) $(or $(SEED),1) $(CANARY)
	@# A release leaves assertions out: the first tenth once more with them, so that a broken invariant is found where it breaks.
	$(SWIFT) build --product simulatie
	@.build/debug/simulatie $$(( ($(or $(SEEDS),1000) + 9) / 10 )) $(or $(SEED),1) $(CANARY)

.PHONY: snippets
snippets: pakketten ## run every example of the Kafka documentation
	@$(call bouw,)
	@for s in Snippets/*.swift; do n=$$(basename $$s .swift); \
	  timeout 120 .build/debug/$$n >/dev/null && echo "$$n runs" || { echo "$$n failed" >&2; exit 1; }; done

.PHONY: kaart
kaart: ## the map of the house from its sources: module, folder, type, who mentions it; KAART="--json Kafka" for a part
	@$(SWIFT) build --product kaart >&2
	@.build/debug/kaart $(KAART)

.PHONY: docs
docs: pakketten ## the documentation of the Kafka client, in .build/docs; a broken link is an error
	@mkdir -p .build/docs
	@for t in Kafka KafkaServices KafkaTesting KafkaOAuth; do \
	  DOORBRAAK_DOCS=1 $(SWIFT) package --allow-writing-to-directory .build/docs generate-documentation \
	    --target $$t --warnings-as-errors --output-path .build/docs/$$t || exit 1; done

.PHONY: lint
lint: ## style of the Swift sources and of the shell scripts
	$(SWIFT) format lint --strict --recursive --parallel Sources Snippets Tests Benchmarks Package.swift
	@if command -v shellcheck >/dev/null; then shellcheck .ci/run .ci/stappen deploy/*.sh deploy/pakket/{maak.sh,postinst,prerm}; fi

# The tool alone: installed, the package would start a server.
$(REFEREE)/promtool: $(REFEREE)/klaar
	@m=$$(mktemp -d) && cd $$m && { apt-get download -qq prometheus 2>/dev/null || \
	  { $(SUDO) apt-get update -qq && apt-get download -qq prometheus; }; } && \
	  dpkg-deb --fsys-tarfile prometheus_*.deb | tar -xO ./usr/bin/promtool > promtool && \
	  install promtool $(CURDIR)/$@; rm -rf $$m

.PHONY: lint-deploy
lint-deploy: $(REFEREE)/klaar ## the files of deploy/: YAML, the schemas of compose and Kubernetes, what is here besides
	@$(REFEREE)/bin/yamllint -c deploy/.yamllint deploy
	@$(REFEREE)/bin/check-jsonschema --builtin-schema vendor.compose-spec deploy/compose.yaml deploy/compose.verzegeld.yaml
	@# Not those of Strimzi: their schema is not among Kubernetes' own.
	@$(REFEREE)/bin/kubernetes-validate --strict --quiet \
	  $(addprefix deploy/kubernetes/,bord.yaml matcher.yaml naamruimte.yaml netwerk.yaml schalen.yaml)
	@for f in meten/grafana/matcher.json kubernetes/inloggen/jwks.json; do \
	  $(REFEREE)/bin/python -m json.tool deploy/$$f >/dev/null || exit 1; done
	@p=$$(command -v promtool || echo $(REFEREE)/promtool); [ -x $$p ] || $(MAKE) --no-print-directory $(REFEREE)/promtool; \
	if [ -x $$p ]; then \
	  $$p check rules deploy/meten/regels.yaml && $$p check config --syntax-only deploy/meten/prometheus.yaml; \
	  else echo "skipped: promtool is not here (package prometheus)"; fi
	@if command -v systemd-analyze >/dev/null; then m=$$(mktemp -d); \
	  for wie in matcher@0 bord@twente; do \
	    sed 's#^ExecStart=[^ ]*#ExecStart=/bin/true#' "deploy/systemd/doorbraaktafel-$${wie%@*}@.service" \
	      > "$$m/doorbraaktafel-$$wie.service"; done; \
	  systemd-analyze verify "$$m"/*.service; c=$$?; rm -rf "$$m"; exit $$c; \
	  else echo "skipped: systemd-analyze is not here"; fi

KEURMERK := .build/keurmerk
# What judges there and is not ours: of the licences, of OpenAPI, of AsyncAPI, of the bill of materials.
$(KEURMERK)/klaar: Makefile
	@$(MAKE) --no-print-directory pakketten PAKKETTEN="python3-venv binutils"
	@echo "making the referees of make keurmerk in $(KEURMERK)"
	@rm -rf $(KEURMERK) && /usr/bin/python3 -m venv $(KEURMERK) && \
	  $(KEURMERK)/bin/pip install --quiet 'reuse>=6.2,<7' 'cyclonedx-python-lib[json-validation]>=11,<12' \
	  'openapi-spec-validator>=0.9,<1' 'asyncapi3==0.0.2' 'license-expression>=30.4,<31' rfc3339-validator 'pyyaml>=6,<7' \
	  && touch $@

.PHONY: keurmerk
keurmerk: pakketten $(KEURMERK)/klaar ## what a Dutch public body may ask, each with what it must refuse; KEUR="api sbom" for some
	@$(call bouw,--product doorbraaktafel)
	@$(KEURMERK)/bin/python Tests/Keurmerk/keurmerk.py $(KEUR)

.PHONY: beelden
beelden: setup ## the pictures of docs/besluitvormers, of the demo in Chromium
	@$(call bouw,--product doorbraaktafel)
	@$(REFEREE)/bin/python Tests/Keurmerk/pictures.py docs/besluitvormers/beelden

.PHONY: format
format: ## put the Swift sources in style
	$(SWIFT) format --in-place --recursive --parallel Sources Snippets Tests Benchmarks Package.swift

.PHONY: clean
clean: ## throw away what was built
	rm -rf .build
