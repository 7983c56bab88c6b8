# git-plan: plans as code
#
#   make            build build/git-plan
#   make demo       install what is missing, build, tell a story over a year
#   make check      install what is missing, build, run every test
#   make install    DESTDIR and PREFIX are honoured
#   make bench      time git-plan beside git; make valgrind, make fuzz
#
# SANITIZE=address,undefined builds and checks under sanitizers in a folder of
# its own; WERROR=1 turns warnings into errors; CC=clang works as well.

PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share/git-plan
PKG_CONFIG ?= pkg-config
SANITIZE ?=
WERROR ?=

comma := ,
B ?= build$(if $(SANITIZE),/san-$(subst $(comma),-,$(SANITIZE)))$(if $(filter-out cc gcc,$(notdir $(CC))),/$(notdir $(CC)))

LIBS_NEEDED := libgit2 yaml-0.1 json-c libutf8proc popt
LIBS_TESTS := cmocka
PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(LIBS_NEEDED) 2>/dev/null)
PKG_LIBS := $(shell $(PKG_CONFIG) --libs $(LIBS_NEEDED) 2>/dev/null) -lm -pthread
CMOCKA_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(LIBS_TESTS) 2>/dev/null)
CMOCKA_LIBS := $(shell $(PKG_CONFIG) --libs $(LIBS_TESTS) 2>/dev/null)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wvla -Wconversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wformat=2 \
	-Wundef -Wpointer-arith -Wcast-qual -Wswitch-enum -Wimplicit-fallthrough
CFLAGS ?= -O2 -g
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Ilib -I$(B)/gen -I. $(WARNINGS) \
	$(if $(WERROR),-Werror) $(CFLAGS) $(PKG_CFLAGS) $(SAN_FLAGS)
SAN_FLAGS = $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)
ALL_LDFLAGS = $(LDFLAGS) $(SAN_FLAGS)

LIB_SRC := $(sort $(wildcard lib/*/*.c))
CMD_SRC := $(sort $(wildcard cmd/*.c))
UNIT_SRC := $(sort $(wildcard tests/unit/test_*.c))
FUZZ_SRC := $(sort $(wildcard tests/fuzz/fuzz_*.c))
TEST_LIB_SRC := $(sort $(wildcard tests/lib/*.c))
EMBEDDED := $(sort $(wildcard templates/*.yaml hooks/*))

LIB_OBJ := $(LIB_SRC:%.c=$(B)/%.o)
CMD_OBJ := $(CMD_SRC:%.c=$(B)/%.o)
TEST_LIB_OBJ := $(TEST_LIB_SRC:%.c=$(B)/%.o)
UNIT_BIN := $(UNIT_SRC:tests/unit/%.c=$(B)/unit/%)
FUZZ_BIN := $(FUZZ_SRC:tests/fuzz/%.c=$(B)/fuzz/%)

# V=1 shows whole command lines
Q = $(if $(V),,@)
say = $(if $(V),,@printf '  %-4s %s\n' '$(1)' '$(2)')

all: $(B)/git-plan

# --- what must be installed -------------------------------------------------

# One row for each need: what the build looks for, and the Debian package.
DEPS := libgit2:libgit2-dev yaml-0.1:libyaml-dev json-c:libjson-c-dev \
	libutf8proc:libutf8proc-dev popt:libpopt-dev cmocka:libcmocka-dev

# Installs through the package manager what `make demo` and `make check` need;
# deps-ci also what .ci/run needs beyond that.
deps:
	@sh tests/tools/deps.sh $(DEPS)
deps-ci:
	@sh tests/tools/deps.sh --ci $(DEPS)

$(B)/deps.ok: | $(B)/.
	@missing=; \
	command -v $(firstword $(CC)) >/dev/null 2>&1 || missing=" gcc"; \
	command -v $(PKG_CONFIG) >/dev/null 2>&1 || missing="$$missing pkg-config"; \
	for row in $(DEPS); do \
		$(PKG_CONFIG) --exists $${row%%:*} 2>/dev/null || missing="$$missing $${row#*:}"; \
	done; \
	echo '#include <uthash.h>' | $(CC) -E -x c - >/dev/null 2>&1 || missing="$$missing uthash-dev"; \
	if [ -n "$$missing" ]; then \
		echo "git-plan needs:$$missing" >&2; \
		echo "  on Debian and Ubuntu: make deps, or apt-get install$$missing" >&2; \
		exit 1; \
	fi
	@touch $@

# --- building ---------------------------------------------------------------

$(B)/.:
	@mkdir -p $(B)

# Files that change when the compiler, its flags or the list of sources do.
keep = printf '%s\n' '$(1)' | cmp -s - $@ || printf '%s\n' '$(1)' >$@
$(B)/flags: FORCE | $(B)/.
	@$(call keep,$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS))
$(B)/sources: FORCE | $(B)/.
	@$(call keep,$(LIB_SRC) $(CMD_SRC) $(EMBEDDED) $(EXAMPLES) $(CATALOGUES))
FORCE:

$(B)/%.o: %.c $(B)/flags | $(B)/deps.ok
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# Text files that are part of the program: templates and hooks.
$(B)/gen/embedded.inc: $(EMBEDDED) $(B)/sources tests/tools/embed.sh
	@mkdir -p $(@D)
	@sh tests/tools/embed.sh $(EMBEDDED) >$@.tmp && mv $@.tmp $@
$(B)/cmd/embedded.o: $(B)/gen/embedded.inc

# Fixtures of the rules, which `git plan explain` shows as examples.
EXAMPLES := $(sort $(wildcard tests/rules/*/expect tests/rules/*/*/commands tests/rules/*/*/*.yaml tests/rules/*/*/.git-plan.yaml tests/rules/*/*/*/*.yaml))
$(B)/gen/examples.inc: $(EXAMPLES) $(B)/sources tests/tools/examples.sh
	@mkdir -p $(@D)
	@sh tests/tools/examples.sh >$@.tmp && mv $@.tmp $@
$(B)/cmd/examples.o: $(B)/gen/examples.inc

# Translations, which the program bears within.
CATALOGUES := $(sort $(wildcard templates/po/*/*.po))
LANGUAGES := $(patsubst %/,%,$(sort $(dir $(CATALOGUES))))
$(B)/gen/base/catalogue.inc: $(CATALOGUES) $(B)/sources tests/tools/catalogue.sh tests/tools/catalogue.awk
	@mkdir -p $(@D)
	@sh tests/tools/catalogue.sh $(LANGUAGES) >$@.tmp && mv $@.tmp $@
$(B)/lib/base/catalogue.o: $(B)/gen/base/catalogue.inc

# The style sheet of web pages, and its hash for their security policy.
$(B)/gen/render/style.inc: lib/render/html.css tests/tools/style.sh
	@mkdir -p $(@D)
	@sh tests/tools/style.sh $< >$@.tmp && mv $@.tmp $@
$(B)/lib/render/html.o: $(B)/gen/render/style.inc

$(B)/libgit-plan.a: $(LIB_OBJ) $(B)/sources
	@rm -f $@
	$(Q)$(AR) rcs $@ $(LIB_OBJ)

$(B)/git-plan: $(CMD_OBJ) $(B)/libgit-plan.a $(B)/sources
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $(CMD_OBJ) $(B)/libgit-plan.a $(PKG_LIBS)

$(TEST_LIB_OBJ) $(UNIT_SRC:%.c=$(B)/%.o): ALL_CFLAGS += $(CMOCKA_CFLAGS) -Itests

$(B)/unit/%: $(B)/tests/unit/%.o $(TEST_LIB_OBJ) $(B)/libgit-plan.a
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS) $(CMOCKA_LIBS)

# Replays a corpus without a fuzzing engine; `make fuzz` links libFuzzer.
$(B)/fuzz/%: $(B)/tests/fuzz/%.o $(B)/tests/fuzz/replay.o $(B)/libgit-plan.a
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)

# Random input for every fuzz target, by clang's libFuzzer. What it learns
# stays in build/fuzzer; what breaks is named there as find-*.
FUZZ_SECONDS ?= 60
# how long, or how far: FUZZ_UNTIL="-seed=1 -runs=20000" is the same each time
FUZZ_UNTIL ?= -max_total_time=$(FUZZ_SECONDS)
fuzz:
	@$(MAKE) --no-print-directory CC=clang B=build/fuzzer \
		SANITIZE=fuzzer-no-link,address,undefined fuzz-run

fuzz-run: $(FUZZ_SRC:tests/fuzz/fuzz_%.c=$(B)/libfuzzer/%)
	@for bin in $^; do \
		name=$${bin##*/}; mkdir -p $(B)/learned/$$name && \
		$$bin $(FUZZ_UNTIL) -timeout=10 -verbosity=1 \
			-print_final_stats=1 -artifact_prefix=$(B)/find-$$name- \
			$(B)/learned/$$name tests/fuzz/corpus/$$name || exit 1; \
	done

$(B)/libfuzzer/%: $(B)/tests/fuzz/fuzz_%.o $(B)/libgit-plan.a
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(PKG_LIBS)

install: $(B)/git-plan
	install -d $(DESTDIR)$(BINDIR)
	install -m 755 $(B)/git-plan $(DESTDIR)$(BINDIR)/git-plan

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/git-plan

clean:
	rm -rf build

dist:
	@mkdir -p build
	git archive --format=tar.gz --prefix=git-plan/ -o build/git-plan.tar.gz HEAD

# --- checking ---------------------------------------------------------------

# What a fresh machine runs: installs, then everything below.
check: deps
	@$(MAKE) --no-print-directory check-all

tests-built: $(B)/git-plan $(UNIT_BIN) $(FUZZ_BIN)

# Every test and static check; ends with "N passed, N failed".
check-all: tests-built
	@B=$(B) SANITIZE=$(SANITIZE) sh tests/run.sh
check-unit check-rules check-golden check-git check-sources check-fuzz check-faults check-review check-docs check-corpus check-consumers check-static: tests-built
	@B=$(B) SANITIZE=$(SANITIZE) sh tests/run.sh $(@:check-%=%)
# Some groups in one go: make check-groups GROUPS="unit rules"
GROUPS ?= unit
check-groups: tests-built
	@B=$(B) SANITIZE=$(SANITIZE) sh tests/run.sh $(GROUPS)
check-layers check-headers check-format:
	@B=$(B) sh tests/static/$(@:check-%=%).sh

# The heavier runs: git-plan timed beside git on a real history, and the main
# commands under memcheck. CI runs a short form of each (GROUPS="bench valgrind").
bench: $(B)/git-plan
	@B=$(B) sh tests/bench/run.sh --rounds 15
	@rm -rf $(B)/many && python3 tests/bench/hook.py $(B)/git-plan $(B)/many
valgrind: $(B)/git-plan
	@B=$(B) sh tests/valgrind/run.sh

# The texts that the translations lack, ready to be filled in: "make missing",
# or of one language: python3 tests/tools/missing.py de
missing:
	@python3 tests/tools/missing.py

golden-update: tests-built
	@B=$(B) UPDATE=1 sh tests/run.sh golden

format:
	clang-format -i $(LIB_SRC) $(CMD_SRC) $(wildcard lib/*/*.h cmd/*.h tests/*/*.c tests/*/*.h)

demo: deps
	@$(MAKE) --no-print-directory $(B)/git-plan
	@rm -rf $(B)/demo
	@sh templates/demo/demo.sh $(abspath $(B)/git-plan) $(B)/demo

-include $(wildcard $(B)/*/*.d $(B)/*/*/*.d)

.PHONY: all missing bench valgrind deps fuzz fuzz-run deps-ci check-groups FORCE install uninstall clean dist check check-all tests-built \
	golden-update format demo check-unit check-rules check-golden check-git check-sources \
	check-fuzz check-faults check-review check-docs check-corpus check-consumers \
	check-static check-layers check-headers check-format
.SECONDARY:
