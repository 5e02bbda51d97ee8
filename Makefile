# Shortcuts; scripts/ does the work, so that nothing depends on make.

PREFIX ?= /usr/local
MINUTES ?= 2
LETTERS ?= Tests/Corpus/letters
WORKBENCH = .build/release/workbench

.PHONY: help check test test-all package office fuzz bench bench-peers lint build lexicons train measure reference manual transcript install clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 18

check: ## build, and check the sample letters
	@sh scripts/try

test: ## everything that must pass before a change is taken
	@sh scripts/test

test-all: ## that and every check with programs of others; installs them
	@sh scripts/test-all

package: ## make a package for Debian 12 and test it in a root without Swift
	@sh scripts/test-package

bench: ## count instructions, and compare with what they were
	@sh scripts/bench

bench-peers: ## measure lorcheck beside other programs; installs them
	@sh scripts/bench-peers

office: ## check annotated documents with LibreOffice and python-docx
	@sh scripts/test-office

fuzz: ## run the fuzzers for MINUTES=2
	@sh scripts/fuzz "$(MINUTES)"

lint: ## check the layout of the Swift source
	@sh scripts/lint

build: ## build the release binary
	@sh scripts/install-missing
	swift build -c release

lexicons: build ## compile the lexicons after an edit, and build anew with them
	$(WORKBENCH) compile Lexicons
	swift build -c release

train: build ## learn Lexicons/learned/weights.bin from the labelled letters
	$(WORKBENCH) train Lexicons --letters $(LETTERS) --without uv
	$(WORKBENCH) places Lexicons --letters $(LETTERS) --without uv --train
	swift build -c release

measure: build ## cross-validate the classifier by writer
	$(WORKBENCH) measure Lexicons --letters $(LETTERS)

reference: build ## write docs/reference.md anew
	.build/release/lorcheck explain --reference > docs/reference.md

manual: build ## write docs/lorcheck.1 anew
	$(WORKBENCH) manual docs/lorcheck.1.in > docs/lorcheck.1.new
	mv docs/lorcheck.1.new docs/lorcheck.1

transcript: build ## write the README's transcripts anew
	@sh scripts/transcript

install: ## install binary, manual, completions and docs below PREFIX=/usr/local
	@sh scripts/install-missing
	@sh scripts/install "$(PREFIX)"

clean: ## remove what was built
	rm -rf .build .build-install .build-package .build-reports
