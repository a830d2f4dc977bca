/** The language server in a real Neovim, set up as docs/editors.md says. */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blockIn } from './page.ts';
import { newReader, type Reader, SEEN } from './reader.ts';

const PROBE = fileURLToPath(new URL('probe.lua', import.meta.url));

/** What `vim.lsp.config` and `vim.lsp.enable` do, as far as it matters, for a Neovim that is older than they are. */
const STAND_IN = `
if not vim.lsp.config then
    vim.g.do_filetype_lua = 1
    local configured = {}
    vim.lsp.config = function(name, config)
        configured[name] = config
    end
    vim.lsp.enable = function(name)
        local config = configured[name]
        local client
        vim.api.nvim_create_autocmd('FileType', {
            pattern = config.filetypes,
            callback = function(event)
                local root = vim.fn.fnamemodify(vim.fn.finddir(config.root_markers[1], '.;'), ':p:h:h')
                client = client or vim.lsp.start_client({ name = name, cmd = config.cmd, root_dir = root })
                vim.lsp.buf_attach_client(event.buf, client)
            end,
        })
    end
end
`;

let reader: Reader;

beforeEach(() => {
    reader = newReader();
    reader.follow('First: the command');
});

afterEach(() => reader.leave());

function seeInNeovim(): unknown {
    return reader.see('nvim', ['--headless', '-i', 'NONE', '-c', `luafile ${PROBE}`]);
}

test('there is a Neovim', () => {
    expect(spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout).toMatch(/^NVIM v/);
});

test('the shipped file brings all that the page says', () => {
    reader.follow('Neovim');
    const seen = seeInNeovim();
    expect(seen).not.toHaveProperty('problem');
    expect(seen).toMatchObject({
        ...SEEN,
        options: ['// %s', 'v:lua.vim.lsp.omnifunc'],
        colours: ['ccsimKeyword', 'ccsimComment', 'ccsimString', 'ccsimState', 'ccsimNumber', ''],
        ran: expect.stringMatching(/^Small on Site, 1min/),
    });
});

test('the settings for 0.11 bring the language server', () => {
    reader.write('.config/nvim/init.lua', `${STAND_IN}\n${blockIn('Neovim', 'lua')}`);
    const seen = seeInNeovim();
    expect(seen).not.toHaveProperty('problem');
    expect(seen).toMatchObject(SEEN);
});
