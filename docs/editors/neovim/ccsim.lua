-- CCSim in Neovim 0.7 and later: file type, comments, colours, the language server, and scenarios run from the editor.
-- Copy this file to ~/.config/nvim/plugin/ccsim.lua.

-- How the command line is started. In your init.lua, g:ccsim_command says otherwise: vim.g.ccsim_command = { '/a/path' }
local command = vim.g.ccsim_command or { 'ccsim' }

-- The words of the language, as in its grammar. Words in capitals are states and messages.
local keywords = {
    'Listener abandoned abandoning accept accepts acd active after again agent agents always answer answered',
    'answering answers application are arrived aspect assigns at autostart available backup balancer become becomes',
    'been before bridge busy by call calls case change chat cic cim cmi contact controller credentials cti cut',
    'database desktop deviation disabled does domain duplexed duration email end ended ends event eventually every',
    'exactly expect exponential extends fail fails file finesse for forgets fragment from gateway group handle',
    'handled has hold holds import in include interrupted interruptible interval invalid is lasting least less',
    'license life limit link load log logged logger lognormal logon logout logs manager manual max mean media',
    'messaging misses missing more most mr network never no normal not objects of off offered on opc other out param',
    'partially path pause paused pauses peripheral pim private public queue ready real-time received receives',
    'recreated redirected refuses rejected release report reported resends reserved resources restart restore resume',
    'resumes retrieve retrieves router says scenario scripts seed sends sent server serves services sessions set',
    'simplex size skill start state states status stop stops succeeds sync synchronized talk task tasks team',
    'telephony terminated than time timeout times to topology trusted unified-cm unreported up valid voice wait',
    'waited was web were while with within without work wrap',
}

local function with(arguments)
    return vim.list_extend(vim.deepcopy(command), arguments)
end

-- Names may have hyphens; the formatter takes the width of an indentation from the editor.
local function set_options()
    vim.bo.commentstring = '// %s'
    vim.bo.comments = 's1:/*,mb:*,ex:*/,://'
    vim.opt_local.iskeyword:append('-')
    vim.bo.expandtab = true
    vim.bo.shiftwidth = 4
    vim.bo.softtabstop = 4
    vim.bo.smartindent = true
    -- From 0.8 on Neovim does this itself.
    vim.bo.omnifunc = 'v:lua.vim.lsp.omnifunc'
end

local function set_colours()
    vim.cmd('syntax clear')
    vim.cmd('syntax keyword ccsimKeyword ' .. table.concat(keywords, ' '))
    vim.cmd([[
        syntax match ccsimState /\<[A-Z]\{2,}\%(_[A-Z]\+\)*\>/
        syntax match ccsimSide /\.\@<=\%([AB]\|desktop\|router\|logger\|opc\|telephony\|EAAS\|Listener\|DX\|RX\)\>/
        syntax match ccsimNumber /\<\d[0-9A-Za-z.%\/µ]*/
        syntax region ccsimString start=/"/ end=/"/ oneline
        syntax region ccsimComment start=+/\*+ end=+\*/+
        syntax match ccsimComment +//.*+
        highlight default link ccsimKeyword Keyword
        highlight default link ccsimState Constant
        highlight default link ccsimSide Special
        highlight default link ccsimNumber Number
        highlight default link ccsimString String
        highlight default link ccsimComment Comment
    ]])
end

-- The repository that a file is in, or else its folder: there the server looks for what imports what.
local function root_of(file)
    local folder = vim.fn.fnamemodify(file, ':p:h')
    local from = vim.fn.escape(folder, ' ,;*') .. ';'
    local git = vim.fn.finddir('.git', from)
    git = git ~= '' and git or vim.fn.findfile('.git', from)
    if git ~= '' then
        return vim.fn.fnamemodify(git, ':p:s?/$??:h')
    end
    -- To read the whole home directory for the sake of one file would take too long.
    return folder ~= vim.fn.expand('~') and folder or nil
end

local group = vim.api.nvim_create_augroup('ccsim', { clear = true })

-- Code lenses are shown only when they are asked for, and to ask without a server keeps some versions from asking again.
local function show_code_lenses(_, buffer)
    vim.lsp.codelens.refresh()
    vim.api.nvim_clear_autocmds({ group = group, buffer = buffer })
    vim.api.nvim_create_autocmd({ 'BufEnter', 'InsertLeave', 'TextChanged' }, {
        group = group,
        buffer = buffer,
        callback = function()
            vim.lsp.codelens.refresh()
        end,
    })
end

local function server_for(file)
    return {
        name = 'ccsim',
        cmd = with({ 'lsp', '--stdio' }),
        root_dir = root_of(file),
        -- Commands that code lenses may have: see below.
        init_options = { commands = { 'ccsim.runScenario' } },
        on_attach = show_code_lenses,
    }
end

-- Before Neovim 0.8 it was for everybody to remember which server had been started for which folder.
local servers = {}

local function start_server(buffer)
    local config = server_for(vim.api.nvim_buf_get_name(buffer))
    if vim.lsp.start then
        vim.lsp.start(config, { bufnr = buffer })
        return
    end
    local key = config.root_dir or ''
    if not (servers[key] and vim.lsp.get_client_by_id(servers[key])) then
        servers[key] = vim.lsp.start_client(config)
    end
    vim.lsp.buf_attach_client(buffer, servers[key])
end

-- "Run Scenario" above a scenario and "Run" above a case, by :lua vim.lsp.codelens.run(), show what happens in
-- a terminal below.
vim.lsp.commands['ccsim.runScenario'] = function(lens)
    local uri, scenario, case = unpack(lens.arguments)
    local run = with({ 'run', vim.uri_to_fname(uri), '--scenario', scenario })
    vim.cmd('silent! update')
    vim.cmd('botright new')
    vim.fn.termopen(case and vim.list_extend(run, { '--case', case }) or run)
end

vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
    group = group,
    pattern = '*.ccsim',
    callback = function()
        vim.bo.filetype = 'ccsim'
    end,
})

vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = 'ccsim',
    callback = function(event)
        set_options()
        start_server(event.buf)
    end,
})

vim.api.nvim_create_autocmd('Syntax', { group = group, pattern = 'ccsim', callback = set_colours })
