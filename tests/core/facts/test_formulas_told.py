"""Formulas by value, commands, shortcuts, symbols and paths, in signs and in words: the same, and what is near."""

from __future__ import annotations

import pytest

from tests.core.facts.cards import unlike

DERIVATIVE = ("sec²x", "What is the derivative of tan x?")
DOUBLE = ("cos 2θ = cos²θ − sin²θ", "Double-angle formula for cos 2θ?")
ROOTS = ("x = −p/2 ± √(p²/4 − q)", "Which formula solves x² + px + q = 0?")
PENDULUM = ("T = 2π√(L/g)", "Period of a simple pendulum")
SUM = ("n(n+1)/2", "Sum of the first n natural numbers?")
DENSITY = ("density = mass (kg) / volume (L)", "Formula for density?")
FACTORS = ("(x − 2)(x − 3)", "Factorise x² − 5x + 6.")
LOWEST = ("3/8", "Write 18/48 in its lowest terms")
COMMIT = ('git commit -m "message"', "Which git command records staged changes with a message?")
SOFT = ("git reset --soft HEAD~1", "How do you undo the last commit but keep the changes staged?")
BRANCH = ("git checkout -b <name>", "Which git command makes a branch and switches to it?")
TAIL = ("tail -n 20 file", "Linux command to show the last 20 lines of a file")
PODS = ("kubectl get pods --all-namespaces", "kubectl command listing all pods in every namespace")
RESTART = ("systemctl restart nginx", "Command to restart nginx with systemd")
ROWS = ("ORDER BY price DESC", "SQL clause that sorts by price, highest first?")
STASH = ("git stash", "git: temporarily shelve changes")
QUIT = (":wq", "How do you save and quit in vim?")
LOCK = ("Win+L", "Shortcut that locks a Windows PC")
TASKS = ("Ctrl+Shift+Esc", "Shortcut that opens the task manager")
ALL = ("Ctrl+A", "Shortcut for selecting everything")
IRON = ("Fe", "Chemical symbol for iron?")
AMMONIA = ("NH3", "Chemical formula of ammonia?")
SHADOW = ("/etc/shadow", "Which file stores password hashes on Linux?")
BASHRC = ("~/.bashrc", "Which file holds a user's bash aliases?")


@pytest.mark.parametrize(
    ("fact", "answers"),
    [
        (DERIVATIVE, "1/cos²x | 1 + tan²x | 1/(cos x)^2 | sec(x)^2"),
        (DOUBLE, "1 - 2sin²θ | 2cos^2(theta) - 1 | cos 2θ = (cos θ + sin θ)(cos θ − sin θ)"),
        (ROOTS, "x1/2 = -p/2 +- sqrt(p²/4 - q) | x₁,₂ = −p/2 ± ((p/2)² − q)^0.5"),
        (ROOTS, "x = -p/2 + √(p²/4-q) or x = -p/2 - √(p²/4-q)"),
        (PENDULUM, "two pi root L over g | 2 * pi * (l/g)^0.5"),
        (SUM, "(n² + n)/2 | 1/2 n (n + 1) | 0.5n(1+n)"),
        (DENSITY, "kilos divided by litres | d = m/v | mass over volume | an object's mass divided by its volume"),
        (("−sin x", "Derivative of cos x"), "minus the sine | -1·sin(x)"),
        (("n(n−1)/2", "Number of ways to choose 2 of n"), "n!/(2!(n-2)!)"),
        (LOWEST, "three eighths | 18/48 = 3/8 | 18/48, cancels to 3 over 8"),
        (COMMIT, "git commit -m 'my first one' | git commit --message wip | commit -m | git ci -m \"x\""),
        (SOFT, "git reset --soft HEAD^ | git reset HEAD~ --soft | `git reset --soft HEAD~1` keeps them staged"),
        (BRANCH, "checkout with the -b flag | git switch -c foo | git checkout plus the option b"),
        (TAIL, "tail -20 log.txt | tail -n 20 <file> | tail --lines=20 file"),
        (PODS, "kubectl get po -A"),
        (RESTART, "sudo systemctl restart nginx.service | service nginx restart"),
        (ROWS, "order by price desc | you put ORDER BY price DESC at the end"),
        (STASH, "git stash push | stash | git stash, and git stash pop gets it back"),
        (QUIT, ":x | ZZ | Esc then :wq | colon w q"),
        (LOCK, "hold the Windows key and press L | windows key and l"),
        (TASKS, "control, shift and escape | hold ctrl with shift, then tap the esc key"),
        (ALL, "hold ctrl and press the A key | control a"),
        (("Ctrl+X Ctrl+S", "Emacs: save the buffer"), "C-x C-s"),
        (IRON, "eff ee | capital F, small e | Fe, element 26"),
        (AMMONIA, "en aitch three | nitrogen and hydrogen 1:3 | one nitrogen to three hydrogens"),
        (("H2O", "水の化学式は何ですか。"), "エイチツーオー"),
        (SHADOW, "etc/shadow | the shadow file in /etc | slash etc slash shadow | /etc/shadow, not /etc/passwd"),
        (BASHRC, ".bashrc | ~/.bashrc, in the home folder"),
        (("né(e)", "Quel est le participe passé de naître ?"), "né | née"),
        (("port = left; starboard = right", "Port or starboard: which is which?"), "port is left and starboard right"),
        (("speed = distance / time", "Formula for speed?"), "distance over time | v = d/t | distance divided by time"),
        (("kill -9 123", "Linux: end process 123 at once"), "kill -9 123 | kill -KILL 123"),
        (("1/f = 1/u + 1/v", "The lens equation"), "f = uv/(u+v)"),
        (("(-b + √d)/(2a)", "Larger root, with d for the discriminant?"), "(Wurzel aus d minus b) geteilt durch (2a)"),
        (("dd", "vim: delete the current line"), "dd | d twice"),
        (("cansado(a)", 'Spanish for "tired"?'), "cansado | cansada"),
    ],
)  # fmt: skip
def test_the_same_told_in_another_way(fact: tuple[str, str], answers: str) -> None:
    assert unlike("correct", fact, answers) == {}


@pytest.mark.parametrize(
    ("fact", "answers"),
    [
        (DERIVATIVE, "cot x | 1/sin²x | 1 - tan²x | sec x²"),
        (DOUBLE, "cos(2 theta) | sin²θ − cos²θ | 2cos²θ + 1"),
        (ROOTS, "x = p/2 ± √(p²/4 − q) | x = −p/2 ± √(p²/4 + q)"),
        (PENDULUM, "2π√(g/L) | π√(L/g) | 2π(L/g)"),
        (SUM, "n(n-1)/2 | n²+1/2 | n(n+1)"),
        (("1/(2√x)", "Derivative of √x?"), "1/2 √x | 2/√x"),
        (DENSITY, "volume over mass | litres divided by kilos"),
        (FACTORS, "x² − 5x + 6 | (x+2)(x+3)"),
        (LOWEST, "5/8 | 8/3"),
        (COMMIT, "git push | git commit --amend | git add -m x"),
        (SOFT, "git reset --hard HEAD~1 | git reset --soft HEAD~2 | git revert HEAD"),
        (BRANCH, "git branch foo | git branch -b foo | checkout with the -c flag | not git checkout -b"),
        (TAIL, "head -n 20 file | tail -n 10 file | tail file"),
        (PODS, "kubectl get nodes -A | kubectl get svc -A"),
        (RESTART, "systemctl reload nginx | systemctl restart apache2"),
        (ROWS, "order by price | order by price asc | group by price desc"),
        (STASH, "git stash pop | git commit"),
        (QUIT, ":q! | :w | :q"),
        (("docker ps", "Which command lists the running containers in Docker?"), "docker ls | docker ps -a"),
        (("chmod +x run.sh", "Make run.sh executable for all: command"), "chmod 644 run.sh | chmod -x run.sh"),
        (LOCK, "Ctrl+L | windows key and K"),
        (TASKS, "ctrl alt delete | hold ctrl, tap escape"),
        (ALL, "control | control plus b | alt plus some letter"),
        (IRON, "eye are | F | Ir"),
        (AMMONIA, "nitrogen and hydrogen 3:1 | en aitch four"),
        (SHADOW, "/etc/passwd | /etc/shadow- | /etc/shadow.bak | not /etc/shadow | shadow.txt"),
        (BASHRC, "~/.bash_profile | /etc/bashrc | ~/bashrc"),
        (("né(e)", "Quel est le participe passé de naître ?"), "naquit | nu"),
        (("speed = distance / time", "Formula for speed?"), "time over distance | distance times time"),
        (("kill -9 123", "Linux: end process 123 at once"), "kill 123 | kill -9 321"),
        (("port = left; starboard = right", "Port or starboard: which is which?"), "port is right, starboard is left"),
    ],
)  # fmt: skip
def test_neighbours_are_wrong(fact: tuple[str, str], answers: str) -> None:
    assert unlike("incorrect", fact, answers) == {}


@pytest.mark.parametrize(
    ("fact", "answers"),
    [
        (ROOTS, "x = -p/2 + √(p²/4-q) | −p/2 - √(p²/4 − q)"),
        (("−sin x", "Derivative of cos x"), "plus or minus sin x"),
        (FACTORS, "x(x-5)+6"),
        (("2√3", "Simplify √12."), "√4·√3"),
        (LOWEST, "6/16 | 9/24"),
        (BRANCH, "git checkout | git checkout and some flag, I forget which"),
        (LOCK, "the windows key plus some letter"),
        (ALL, "control with a letter I've forgotten"),
        (IRON, "Fe, element 28"),
        (AMMONIA, "nitrogen and hydrogen"),
        (SHADOW, "/etc/shadow or /etc/passwd"),
        (("*", 'Which regex quantifier means "zero or more"?'), "* or +"),
    ],
)  # fmt: skip
def test_half_of_it_is_partly_right(fact: tuple[str, str], answers: str) -> None:
    assert unlike("partial", fact, answers) == {}
