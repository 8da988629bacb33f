"""Commands of shells, git, containers, packages and databases: programs, other names of one command, long options.

Tables only; what is made of them is decided in `commands`.
"""

from __future__ import annotations

from bot.core.grading.facts.tables import listed, pattern

GIT = frozenset(
    listed("""
    add am annotate apply archive bisect blame branch bundle checkout cherry cherry-pick clean clone commit config
    describe diff fetch fsck gc grep init log ls-files ls-remote ls-tree merge mergetool mv notes prune pull push
    rebase reflog remote reset restore rev-list rev-parse revert rm shortlog show stash status submodule switch tag
    worktree
    """)
)
PROGRAMS = frozenset(
    listed("""
    adduser alias ansible apt awk az bash bg brew bundle cal cargo cat cd chgrp chmod chown choco clear composer conda
    copy cp crontab curl cut date dd del df diff dig dir dmesg dnf docker dotnet du echo emacs env exit export fdisk fg
    file find flatpak free gcc gcloud gem git go gradle grep groups gunzip gzip head helm heroku history hostname htop
    id ifconfig ip ipconfig java javac jobs journalctl kill killall kubectl less ln locate ls lsblk lsof make man
    mkdir mongo more mount move mv mvn mysql nano netstat nginx node nohup npm npx nslookup openssl pacman passwd perl
    pgrep php ping pip pkill pnpm podman ps psql pwd python redis-cli rename rm rmdir rsync ruby scp screen sed service
    sftp sleep sort source sqlite3 ss ssh ssh-keygen stat su sudo systemctl tail tar taskkill tasklist tee terraform
    time tmux top touch tr traceroute tracert ufw umount uname uniq unzip uptime useradd userdel usermod uv vagrant vi
    vim watch wc wget whereis which who whoami winget xargs yarn yum zip zypper
    """)
)
"""Programs whose name, and something behind it, is a command where one is asked for."""
TWINS = (
    (pattern(r"^sudo\s+"), ""),
    (pattern(r"^(?:python|py)3?(?:\.\d+)?\s+-m\s+pip3?\b"), "pip"),
    (pattern(r"^(python|pip)3(?=\s|$)"), r"\1"),
    (pattern(r"^git\s+co\b"), "git checkout"),
    (pattern(r"^git\s+ci\b"), "git commit"),
    (pattern(r"^git\s+br\b"), "git branch"),
    (pattern(r"^git\s+st\b"), "git status"),
    (pattern(r"^git\s+annotate\b"), "git blame"),
    (pattern(r"^git\s+(branch|tag)\s+(?:--list|-l)$"), r"git \1"),
    (pattern(r"^git\s+(?:log\s+-p|whatchanged\s+-p)\b"), "git log --patch"),
    (pattern(r"^git\s+stage\b"), "git add"),
    (pattern(r"^git\s+add\s+(?:-A|--all|-a)(?:\s+\.)?$"), "git add ."),
    (pattern(r"^git\s+switch\s+(?:-c|--create)\b"), "git checkout -b"),
    (pattern(r"^git\s+switch\b"), "git checkout"),
    (pattern(r"^git\s+stash\s+(?:push|save)\b"), "git stash"),
    (pattern(r"^git\s+restore\s+--staged\b"), "git reset"),
    (pattern(r"^git\s+reset\s+head(?=\s+[^-~^\s])"), "git reset"),
    (pattern(r"^git\s+reset\s+(?:--mixed\s+)?head\s+--\s"), "git reset "),
    (pattern(r"^git\s+checkout\s+--\s"), "git restore "),
    (pattern(r"(?<=\shead)(?:~|\^)(?=\s|$)"), "~1"),
    (pattern(r"^git\s+(diff)\s+--staged\b"), r"git \1 --cached"),
    (pattern(r"^git\s+pull\s+-r\b"), "git pull --rebase"),
    (pattern(r"^docker-compose\b"), "docker compose"),
    (pattern(r"^(docker|podman)\s+container\s+(?:ls|list|ps)\b"), r"\1 ps"),
    (pattern(r"^(docker|podman)\s+image\s+(?:ls|list)\b"), r"\1 images"),
    (pattern(r"^(docker|podman)\s+image\s+(?:rm|remove)\b"), r"\1 rmi"),
    (pattern(r"^(docker|podman)\s+image\s+(?=(?:build|pull|push|tag|history|save|load|import)\b)"), r"\1 "),
    (pattern(r"^(docker|podman)\s+container\s+(?=[a-z]+\b)(?!prune)"), r"\1 "),
    (pattern(r"^(docker\s+(?:network|volume))\s+list\b"), r"\1 ls"),
    (pattern(r"^npm\s+(?:i|in|ins|add|isntall)\b(?!-)"), "npm install"),
    (pattern(r"^npm\s+(?:un|rm|r|remove|unlink)\b"), "npm uninstall"),
    (pattern(r"^npm\s+(?:up|upgrade|udpate)\b"), "npm update"),
    (pattern(r"^npm\s+(?:list|la|ll)\b"), "npm ls"),
    (pattern(r"^npm\s+(?:run-script)\b"), "npm run"),
    (pattern(r"^npm\s+(?:t|tst|run\s+test)\b"), "npm test"),
    (pattern(r"^npm\s+run\s+start\b"), "npm start"),
    (pattern(r"^apt-get\b"), "apt"),
    (pattern(r"^(kubectl\s+\w+\s+)(?:po|pods?)\b"), r"\1pods"),
    (pattern(r"^(kubectl\s+\w+\s+)(?:svc|services?)\b"), r"\1services"),
    (pattern(r"^(kubectl\s+\w+\s+)(?:deploy|deployments?)\b"), r"\1deployments"),
    (pattern(r"^(kubectl\s+\w+\s+)(?:ns|namespaces?)\b"), r"\1namespaces"),
    (pattern(r"^(kubectl\s+\w+\s+)(?:no|nodes?)\b"), r"\1nodes"),
    (pattern(r"^(kubectl\s+\w+\s+)(?:cm|configmaps?)\b"), r"\1configmaps"),
    (pattern(r"^tmux\s+(?:a|at|attach|attach-session)\b"), "tmux attach"),
    (pattern(r"^tmux\s+(?:new|new-session)(?=\s|$)"), "tmux new"),
    (pattern(r"^tmux\s+list-sessions\b"), "tmux ls"),
    (pattern(r"^service\s+(\S+)\s+(start|stop|restart|reload|status)$"), r"systemctl \2 \1"),
    (pattern(r"^(systemctl\s.+)\.service$"), r"\1"),
    (pattern(r"^egrep\b"), "grep -E"),
    (pattern(r"^fgrep\b"), "grep -F"),
    (pattern(r"^vi(?=\s|$)"), "vim"),
    (pattern(r"^(chmod)\s+a(?=[+-])"), r"\1 "),
    (pattern(r"^(head|tail)\s+-(?:n\s?|-lines=)?(\d+)"), r"\1 -n \2"),
    (pattern(r"^ps\s+-?(?:aux|ef|efa|eaf|ax|e|A)$"), "ps -e"),
    (pattern(r"^tar\s+-?([a-zA-Z]+)(?=\s|$)"), r"tar -\1"),
    (pattern(r"^kill\s+-(?:s\s+)?(?:sig)?kill\b", 2), "kill -9"),
    (pattern(r"^cd\s+(?:~/?|\$home)$"), "cd"),
    (pattern(r"^ip\s+(?:a|addr|address)(?:\s+(?:show|s|ls|list))?$"), "ip a"),
    (pattern(r"^df\s+--human-readable"), "df -h"),
    (pattern(r"(?i)^((?:drop|create)\s+\w+)\s+if\s+(?:not\s+)?exists\b"), r"\1"),
    (pattern(r"(?i)^truncate\s+table\b"), "truncate"),
    (pattern(r"(?i)\binner\s+join\b"), "join"),
    (pattern(r"(?i)\b(left|right|full)\s+outer\s+join\b"), r"\1 join"),
    (pattern(r"(?i)(\border\s+by\s+\S+)\s+asc(?:ending)?\b"), r"\1"),
    (pattern(r"(?i)\bcount\(\s*1\s*\)"), "count(*)"),
    (pattern(r"(?i)^describe\s"), "desc "),
    (pattern(r"(?i)(?<=\w)\s*<>\s*(?=[\w'\"])"), " != "),
)  # fmt: skip
"""Commands, each with another that does the same; tried in order, in small letters but for options."""
LONG = {
    program: dict(pair.split(":") for pair in listed(pairs))
    for program, pairs in {
        "ls": "-a:--all -r:--reverse -R:--recursive -h:--human-readable -A:--almost-all",
        "grep": "-i:--ignore-case -v:--invert-match -r:--recursive -c:--count -n:--line-number -w:--word-regexp "
        "-E:--extended-regexp -F:--fixed-strings -l:--files-with-matches -o:--only-matching",
        "rm": "-r:--recursive -f:--force -i:--interactive -v:--verbose",
        "cp": "-r:--recursive -a:--archive -v:--verbose -i:--interactive -p:--preserve",
        "mv": "-v:--verbose -i:--interactive -f:--force -n:--no-clobber",
        "chmod": "-R:--recursive -v:--verbose",
        "chown": "-R:--recursive -v:--verbose",
        "git": "-m:--message -a:--all -b:--branch -u:--set-upstream -f:--force -v:--verbose -d:--delete -p:--patch "
        "-i:--interactive -s:--short -n:--dry-run",
        "sort": "-r:--reverse -n:--numeric-sort -u:--unique -k:--key -t:--field-separator",
        "mkdir": "-p:--parents -v:--verbose -m:--mode",
        "tar": "-x:--extract -c:--create -z:--gzip -f:--file -v:--verbose -t:--list -j:--bzip2 -C:--directory",
        "curl": "-o:--output -L:--location -X:--request -H:--header -d:--data -I:--head -O:--remote-name -s:--silent",
        "docker": "-d:--detach -p:--publish -a:--all -f:--follow -i:--interactive -t:--tty -v:--volume -e:--env "
        "-q:--quiet",
        "pip": "-r:--requirement -U:--upgrade -e:--editable -y:--yes",
        "npm": "-g:--global -D:--save-dev -S:--save -y:--yes",
        "kubectl": "-n:--namespace -A:--all-namespaces -o:--output -f:--filename -l:--selector -w:--watch",
        "wc": "-l:--lines -w:--words -c:--bytes -m:--chars",
        "head": "-n:--lines -c:--bytes",
        "tail": "-n:--lines -f:--follow -c:--bytes",
        "ln": "-s:--symbolic -f:--force",
        "du": "-h:--human-readable -s:--summarize -a:--all",
        "df": "-h:--human-readable",
        "uname": "-a:--all -r:--kernel-release -s:--kernel-name",
        "uniq": "-c:--count -d:--repeated -u:--unique",
        "wget": "-O:--output-document -c:--continue -r:--recursive",
        "sed": "-i:--in-place -e:--expression -n:--quiet",
        "python": "-V:--version",
        "apt": "-y:--yes",
        "unzip": "",
    }.items()
}
"""The long options of common tools."""
HARMLESS = {
    "rm": "-f -v -d", "cp": "-v -p", "mv": "-v", "mkdir": "-p -v", "chmod": "-v -R", "chown": "-v", "tar": "-v",
    "npm": "-S", "apt": "-y", "ln": "-v", "unzip": "-q", "ping": "", "df": "", "pip": "-q",
}  # fmt: skip
"""Options that change nothing of what such a command is for."""
EITHER_CASE = frozenset(("rm", "cp"))
"""Tools whose -R is their -r."""
WIDER = {"chmod +x": ("chmod 755", "chmod a+x", "chmod ugo+x", "chmod 0755")}
"""What does the asked thing and more, or gives it in figures."""
OWN_NAMES = frozenset(
    listed("""
    archive arg argument args app bar baz branch branchname column columns commit container containername cmd command
    dest destination dir directory dirname dst email feature file filename folder foldername foo group hash host
    hostname id image imagename input ip key link linkname message module msg name newbranch newname newfile number
    oldname option output package packagename path pattern pid pod port process project remote repo repository
    script server sha source src string table tablename tag target test text title topic url user username value
    version x y z word dev
    """)
)
"""Words that stand for whatever somebody's own thing is called."""
