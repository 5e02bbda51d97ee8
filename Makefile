# Shortcuts; scripts/ does the work, so that nothing depends on make.

PREFIX ?= /usr/local
LETTERS ?= Tests/Corpus/letters
WORKBENCH = .build/release/workbench

.PHONY: help check test lint build train measure reference transcript install clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 18

check: ## build, and check the sample letters
	@sh scripts/try

test: ## everything that must pass before a change is taken
	@sh scripts/test

lint: ## check the layout of the Swift source
	@sh scripts/lint

build: ## build the release binary
	@sh scripts/install-missing
	swift build -c release

train: build ## learn Lexicons/learned/weights.bin from the labelled letters
	$(WORKBENCH) train Lexicons --letters $(LETTERS) --without uv
	swift build -c release

measure: build ## cross-validate the classifier by writer
	$(WORKBENCH) measure Lexicons --letters $(LETTERS)

reference: build ## write docs/reference.md anew
	.build/release/lorcheck explain --reference > docs/reference.md

transcript: build ## write the README's transcripts anew
	@sh scripts/transcript

install: ## install binary, completions and licence below PREFIX=/usr/local
	@sh scripts/install-missing
	@sh scripts/install "$(PREFIX)"

clean: ## remove what was built
	rm -rf .build .build-install
