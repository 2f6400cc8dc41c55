# Completion of variorum for bash
_variorum() {
    local cur prev words cword command
    _init_completion -n = || return
    case ${words[1]} in stories | compare | inspect) command=${words[1]} ;; esac
    case $prev in
        --theme) mapfile -t COMPREPLY < <(compgen -W 'light dark high-contrast system' -- "$cur") && return ;;
        --paper) mapfile -t COMPREPLY < <(compgen -W 'a4 letter' -- "$cur") && return ;;
        --json | --pdf | --html | --csv | --pairs | --texts | --base) _filedir && return ;;
    esac
    if [[ $cur == -* ]]; then
        local options
        case $command in
            stories) options='--help --json' ;;
            compare) options='--help --pairs --story --base --csv --json --pdf --html --no-model --furniture --fold --paper' ;;
            inspect) options='--help --texts --json' ;;
            *) options='--help --version --theme' ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
        return
    fi
    _filedir
    if [[ $cword -eq 1 ]]; then
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W 'stories compare inspect' -- "$cur")
    fi
} && complete -F _variorum variorum
