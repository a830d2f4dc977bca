/** What the help says beyond the list of options. */

const EXIT_CODES = `
Exit codes:
  0  fine
  1  errors in the files, or an expectation that failed
  2  could not run: a message says what, where and the remedy
`;

export const EXAMPLES = `
Examples:
  ccsim new voice my-site.ccsim                begin with a scenario that runs
  ccsim check examples/*.ccsim                 look for mistakes
  ccsim run examples/router-link-lost.ccsim    see what happens, when and why
  ccsim compare FILE Outage Outage@8           what differs between two runs
  ccsim test examples                          whether all happens that is expected
  ccsim format examples                        lay files out in one way
  ccsim rules                                  the rules behind it, with their sources
  ccsim lsp --stdio                            what an editor starts to understand .ccsim files
  ccsim help run                               all that run can do
${EXIT_CODES}`;

export const NEW_EXAMPLES = `
Without a template, lists all of them. A template is a system, such as media, which means its first failure, or both, such
as media:MrGatewayFails. A file that is there already stays as it is.

Examples:
  ccsim new                                      all templates
  ccsim new media:RouterLinkLost my-site.ccsim
  ccsim new cim my-cluster.ccsim --name 'services server down'
${EXIT_CODES}`;

export const CHECK_EXAMPLES = `
Prints a line per mistake, as file:line:column: severity code message.

Examples:
  ccsim check my-site.ccsim
  ccsim check examples && echo all fine          a folder, with the folders in it
  ccsim check examples --watch                   again whenever a file changes, until Ctrl+C
${EXIT_CODES}`;

export const COMPARE_EXAMPLES = `
Prints a line for each difference, with the instant from which on the runs are not the same.

Examples:
  ccsim compare my-site.ccsim Outage Outage@8           the same scenario with another seed
  ccsim compare my-site.ccsim Sweep:Short Sweep:Long    two cases of a scenario

Exit codes:
  0  nothing differs
  1  something differs, or there are errors in the files
  2  could not run: a message says what, where and the remedy
`;

export const TEST_EXAMPLES = `
Every scenario is a test, and every case of one; it fails if one of its expectations does not hold, if it has errors, or if
it comes to its limit of events. Without a file or folder, the current folder is searched.

Reports:
  text     a line per test, and what failed as file:line:column: error code message
  json     everything, for other programs (docs/continuous-integration.md)
  junit    XML that build servers read
  sarif    SARIF 2.1.0, for code scanning
  github   marks on the changed lines, within GitHub Actions
A report goes to the terminal, or into a file: junit=report.xml.

Examples:
  ccsim test
  ccsim test examples/router-link-lost.ccsim
  ccsim test examples --filter Split --filter 'Loss*Long'
  ccsim test examples --reporter github --reporter junit=report.xml
  ccsim test examples --shard 2/3                one of three machines
  ccsim test examples --watch                    again whenever a file changes, until Ctrl+C
${EXIT_CODES}`;

export const FORMAT_EXAMPLES = `
A file with syntax errors stays as it is: its errors are printed, and the command ends with 1.

Examples:
  ccsim format                                   all files of the current folder
  ccsim format examples/router-link-lost.ccsim
  ccsim format --check examples                  change nothing; for a pipeline
${EXIT_CODES}`;

export const RULES_EXAMPLES = `
Examples:
  ccsim rules | less
  ccsim rules --format markdown > rules.md
`;

export const COMPLETION_EXAMPLES = `
Examples:
  bash   echo 'source <(ccsim completion bash)' >> ~/.bashrc
  zsh    ccsim completion zsh > "\${fpath[1]}/_ccsim"
  fish   ccsim completion fish > ~/.config/fish/completions/ccsim.fish
`;

export const RUN_EXAMPLES = `
The timeline has a line per thing that happened: when, what, and in brackets the rule that says why.
A '!' marks what a failure did. Then come the scenario's expectations, with what was seen.

Examples:
  ccsim run examples/router-link-lost.ccsim
  ccsim run my-site.ccsim --scenario NightShift
  ccsim run my-site.ccsim --case Short
  ccsim run my-site.ccsim --seed 42                 the same failures, other draws
  ccsim run my-site.ccsim --param outage=2min       another value for a parameter
  ccsim run my-site.ccsim --explain Mail#3          what became of a task, and why
  ccsim run my-site.ccsim --explain 27              all that the statement on line 27 caused
  ccsim run my-site.ccsim --reports --interval 15min
                                                    what the reports will say, beside what happened
  ccsim run my-site.ccsim --reports --format csv --out reports.csv
  ccsim run my-site.ccsim --status 5min             what the status displays show then
  ccsim run my-site.ccsim | less                    read at your own pace
  ccsim run my-site.ccsim --format json --out trace.json
                                                    everything, for other programs (docs/trace.md)
${EXIT_CODES}`;

export const LSP_EXAMPLES = `
You do not start it yourself: tell your editor to start \`ccsim lsp --stdio\` for .ccsim files. It then shows mistakes as
you write, completes, explains, formats and renames. docs/editors.md says how, with ready files for Neovim and Emacs.

Examples:
  Neovim 0.11   vim.lsp.config('ccsim', { cmd = { 'ccsim', 'lsp', '--stdio' }, filetypes = { 'ccsim' } })
                vim.lsp.enable('ccsim')
  Emacs 29      (add-to-list 'eglot-server-programs '(ccsim-mode . ("ccsim" "lsp" "--stdio")))

It ends when the editor does. What goes wrong is said on the standard error, which editors keep in a log.

Exit codes:
  0  the editor asked it to end
  1  the editor went away without asking, or sent what is no message
  2  could not start: a message says why, with the remedy
`;
