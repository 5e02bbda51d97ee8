# Prints what an interactive zsh shows after a line and the Tab key.
# Usage: zsh -f complete.zsh FOLDER LINE      (FOLDER holds the completion functions)
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; fpath=($1 \$fpath); autoload -Uz compinit && compinit -u -D; print ready"
zpty -r shell shown '*ready*ready*'
zpty -w -n shell "$2"$'\t'
sleep 2
while zpty -r -t shell shown; do print -r -n -- $shown; done
zpty -d shell
