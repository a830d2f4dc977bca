# Prints what becomes of a line when somebody presses Tab behind it: zsh -f complete.zsh FOLDER-OF-SCRIPT LINE
zmodload zsh/zpty
answer=$(mktemp)
zpty shell "TERM=dumb zsh -f -i"

# In the shell that is typed into, Tab completes, and then hands over the line.
zpty -w shell "fpath=(${(q)1} \$fpath); autoload -U compinit; compinit -u -D"
zpty -w shell "hand-over() { zle complete-word; print -r -- \"\$BUFFER\" > $answer; print -r -- ANS''WERED; BUFFER= }"
zpty -w shell "zle -N hand-over; bindkey '^I' hand-over"
zpty -w -n shell "$2"$'\t'
zpty -r shell seen '*ANSWERED*'
zpty -d shell
cat $answer
rm $answer
