#compdef variorum
# Completion of variorum for zsh
local -a commands
commands=('stories:group articles by story' 'compare:compare two tellings of a story' 'inspect:show how articles are read')
if (( CURRENT == 2 )); then
    _alternative 'commands:command:{_describe command commands}' 'files:path:_files' \
        'options:option:(--help --version --theme)'
    return
fi
case $words[2] in
    stories)
        _arguments '--help[print help]' '--json[write JSON]:file:_files' '*:input:_files'
        ;;
    compare)
        _arguments '--help[print help]' '--pairs[compare each line of a file]:file:_files' \
            '*--story[compare all articles of a story]:input:_files' \
            '--base[the article that the others are read against]:file:_files' \
            '--csv[write the quotations of a story as a spreadsheet]:file:_files' \
            '--json[write JSON]:file:_files' '--pdf[write a PDF]:file:_files' '--html[write a page]:file:_files' \
            '--no-model[compare by words alone]' '--furniture[print the site furniture too]' '--fold[fold runs of unchanged paragraphs]' \
            '--paper[page size of the PDF]:paper:(a4 letter)' '*:article:_files'
        ;;
    inspect)
        _arguments '--help[print help]' '--texts[read lines of JSON]:file:_files' '--json[write JSON]:file:_files' \
            '*:input:_files'
        ;;
    *)
        _arguments '--theme[colours of the window]:theme:(light dark high-contrast system)' '*:path:_files'
        ;;
esac
