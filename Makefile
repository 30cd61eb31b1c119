# make run   creates the demo and serves it     make test   checks everything
# make bench measures beside named alternatives make lock   renews the pinned versions
# make explore tries properties on other draws than the tests'
# make frozen measures the ranking anew and keeps the figures in tests/bench/results
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# Styles and scripts of the pages, by the npm that came with the Python packages.
FRONT := api/pages/front
FRONT_STAMP := $(FRONT)/node_modules/.installed
# What the tests check accessibility with, and the identity provider they sign in by.
AXE := tests/browser
AXE_STAMP := $(AXE)/node_modules/.installed
# Four workers would only wait for each other on a two-core machine.
TEST_WORKERS ?= 2
# Each worker takes neighbours, and what it made ready for one test serves the next.
TESTED = $(BIN)/pytest -q -n $(TEST_WORKERS) --dist worksteal
# Rooms of the matcher that hold compiled functions. When these are compiled is asked once only: its
# processes compile whatever is said here.
COMPILED := kernel allocate prospect travel rematch/test_merged.py

# The first interpreter that is new enough; PYTHON=/path/to/python3 replaces the search.
FIND_PYTHON = for p in $(or $(PYTHON),python3.12 python3.13 python3.14 python3 python); do \
	"$$p" -c 'import sys, venv; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1 && { echo "$$p"; exit 0; }; done; exit 1

.PHONY: run test check compiled explore bench frozen lock clean
run: $(STAMP) $(FRONT_STAMP)
	@$(BIN)/passerelle demo run $(if $(PORT),--port $(PORT))

test: $(STAMP) $(FRONT_STAMP) $(AXE_STAMP)
# One core checks while the other compiles what both workers then load.
	@$(MAKE) -j2 --output-sync=target --no-print-directory check compiled
	@$(BIN)/python tests/plain/browsing/find_chromium.py
# The matcher is traced, line and branch: once as it ships, compiled, then what is compiled as plain
# Python, for coverage sees nothing else of it. The rest is not traced: pages fit a reader's patience.
	@OMP_NUM_THREADS=1 $(TESTED) tests/matcher --cov --cov-report=
	@OMP_NUM_THREADS=1 NUMBA_DISABLE_JIT=1 $(TESTED) $(addprefix tests/matcher/,$(COMPILED)) --ignore=tests/matcher/kernel/test_compiled.py --cov --cov-append --cov-report=term-missing:skip-covered --cov-fail-under=100
	@OMP_NUM_THREADS=1 $(TESTED) --ignore=tests/matcher --ignore=tests/browser
	@OMP_NUM_THREADS=1 $(TESTED) tests/browser

check: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

compiled: $(STAMP)
	@$(BIN)/passerelle bench rematch --people 200 --offers 100 --json >/dev/null

# The tests draw the same each time, here others: what they find becomes a case of its own.
explore: $(STAMP)
	@OMP_NUM_THREADS=1 $(TESTED) -m "hypothesis and not bench" --hypothesis-profile="other draws"

BENCH = OMP_NUM_THREADS=1 $(BIN)/pytest -m bench -s -q -p no:cacheprovider -o addopts="--import-mode=importlib"
bench: $(STAMP)
	@$(BENCH) tests/bench

# Ten minutes, alone on the machine, with PostGIS beside it (apt install postgresql-15-postgis-3).
frozen: $(STAMP)
	@$(BENCH) $(addprefix tests/bench/ranking/test_,cold_start.py matrix_speed.py one_person_speed.py pool_refresh.py rank_beside_peers.py rank_growth.py) --freeze

$(STAMP): requirements.lock pyproject.toml
	@python="$$($(FIND_PYTHON))" || { \
	  echo "Passerelle demande Python 3.12 ou plus récent, avec venv ; trouvé : $$($(or $(PYTHON),python3) --version 2>/dev/null || echo aucun)." >&2; \
	  echo "Installez-le (Debian, Ubuntu : apt install python3.12 python3.12-venv) ou dites où il est : make $(MAKECMDGOALS) PYTHON=/chemin/python3.12" >&2; \
	  exit 1; }; \
	echo "Passerelle : installation dans $(VENV) avec $$python, d'une à cinq minutes selon la machine ..."; \
	"$$python" -m venv --clear $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
# As pip does for what it copies: where Python may not write beside its modules
# (PYTHONDONTWRITEBYTECODE), each start would compile our eight hundred anew.
	@$(BIN)/python -m compileall -q api data matcher models
	@touch $@

define NPM_CI
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --prefix $(1) --ignore-scripts --loglevel=error >/dev/null || { \
	  echo "Passerelle : $(2) n'ont pas pu être installés." >&2; \
	  echo "npm doit pouvoir joindre un registre (npm config set registry https://…) ; ensuite : make $(MAKECMDGOALS)" >&2; \
	  exit 1; }
	@touch $@
endef

$(FRONT_STAMP): $(STAMP) $(FRONT)/package-lock.json
	$(call NPM_CI,$(FRONT),les styles et scripts des pages)

$(AXE_STAMP): $(STAMP) $(AXE)/package-lock.json
	$(call NPM_CI,$(AXE),les outils des tests)

# Extras are kept: without them pip looks past the pinned version of coverage[toml] and stops.
lock:
	@uv pip compile pyproject.toml --extra dev --universal --python-version 3.12 --generate-hashes --no-strip-extras --upgrade -o requirements.lock --quiet

clean:
	rm -rf $(VENV) $(FRONT)/node_modules $(AXE)/node_modules var
