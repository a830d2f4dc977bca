-- Uses the language server in Neovim as a person would, and writes down what there is to see.

local seen = {}

local function wait_for(what, condition)
    if not vim.wait(30000, condition, 20) then
        error('waited in vain for ' .. what)
    end
end

local function put_cursor(before)
    vim.api.nvim_win_set_cursor(0, { 1, 0 })
    vim.fn.search('\\V' .. before .. '\\zs', 'c')
end

local function ask(method, params)
    for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 30000) or {}) do
        return answer.result
    end
end

local function position()
    local client = (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1]
    return vim.lsp.util.make_position_params(0, client.offset_encoding)
end

local function lines_of(name)
    local buffer = vim.fn.bufnr(name)
    return buffer < 0 and '' or table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

local function colour_of(word)
    put_cursor(word)
    local at = vim.fn.searchpos('\\V' .. word, 'cb')
    return vim.fn.synIDattr(vim.fn.synID(at[1], at[2], 1), 'name')
end

local function see()
    vim.o.hidden = true
    vim.o.swapfile = false
    vim.cmd('edit small.ccsim')
    seen.filetype = vim.bo.filetype

    wait_for('two mistakes', function()
        return #vim.diagnostic.get(0) == 2
    end)
    local mistake = vim.diagnostic.get(0)[1]
    local line = vim.fn.getline(mistake.lnum + 1)
    seen.mistake = { line:sub(mistake.col + 1, mistake.end_col), mistake.message }

    seen.options = { vim.bo.commentstring, vim.bo.omnifunc }
    seen.colours = vim.tbl_map(colour_of, { 'scenario', 'no keyword', 'site.ccsim', 'AVAILABLE', '10s', 'Ann' })

    put_cursor('at 0s  ')
    seen.completion = {}
    for _, item in ipairs(ask('textDocument/completion', position()).items) do
        table.insert(seen.completion, item.label)
    end

    put_cursor('at 0s  ')
    seen.hover = ask('textDocument/hover', position()).contents.value

    vim.lsp.buf.definition()
    wait_for('the declaration', function()
        return vim.fn.expand('%:t') == 'site.ccsim'
    end)
    seen.definition = { 'site.ccsim', vim.fn.line('.') }
    vim.cmd('edit small.ccsim')

    vim.cmd('%s/Anne/Ann/')
    wait_for('one mistake', function()
        return #vim.diagnostic.get(0) == 1
    end)
    put_cursor('Ben')
    vim.ui.select = function(actions, _, choose)
        choose(actions[1], 1)
    end
    vim.lsp.buf.code_action()
    wait_for('no mistake', function()
        return #vim.diagnostic.get(0) == 0
    end)
    seen.mistakes = #vim.diagnostic.get(0)

    if vim.lsp.buf.format then
        vim.lsp.buf.format({ timeout_ms = 30000 })
    else
        vim.lsp.buf.formatting_sync(nil, 30000)
    end
    seen.formatted = vim.fn.getline(7)

    if vim.lsp.commands['ccsim.runScenario'] then
        local buffer = vim.api.nvim_get_current_buf()
        wait_for('a code lens', function()
            return #vim.lsp.codelens.get(buffer) > 0
        end)
        put_cursor('scenario ')
        vim.lsp.codelens.run()
        wait_for('the run in a terminal', function()
            return lines_of('term://*'):find('2 passed, 0 failed', 1, true)
        end)
        seen.ran = lines_of('term://*')
        vim.cmd('close')
    end

    put_cursor('at 0s  ')
    vim.lsp.buf.rename('Zoe')
    wait_for('the new name', function()
        return lines_of('site.ccsim'):find('Zoe') and lines_of('small.ccsim'):find('Zoe is')
    end)
    seen.renamed = { lines_of('site.ccsim'), lines_of('small.ccsim') }
end

local fine, problem = pcall(see)
if not fine then
    seen.problem = { problem, vim.fn.execute('messages'), vim.inspect(vim.diagnostic.get(0)), vim.fn.getline(1, '$') }
end
vim.fn.writefile({ (vim.json and vim.json.encode or vim.fn.json_encode)(seen) }, vim.env.CCSIM_SEEN)
vim.cmd('qall!')
