/** What the help says beyond the list of options. */

const EXIT_CODES = `
Exit codes:
  0  fine
  1  errors in the files, or an expectation that failed
  2  could not run: a message says what, where and the remedy
`;

export const EXAMPLES = `
Examples:
  ccsim check examples/*.ccsim                 look for mistakes
  ccsim run examples/router-link-lost.ccsim    see what happens, when and why
  ccsim rules                                  the rules behind it, with their sources
  ccsim lsp --stdio                            what an editor starts to understand .ccsim files
  ccsim help run                               all that run can do
${EXIT_CODES}`;

export const CHECK_EXAMPLES = `
Prints a line per mistake, as file:line:column: severity code message.

Examples:
  ccsim check my-site.ccsim
  ccsim check examples/*.ccsim && echo all fine
${EXIT_CODES}`;

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
