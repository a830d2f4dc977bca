import { beforeAll, describe, expect, it } from 'vitest';
import { DebuggedRun, evaluate, formatValue, parseExpression } from '../../../simulator/debugging/index.ts';
import { planFrom } from '../plans.ts';

let run: DebuggedRun;

beforeAll(async () => {
    run = new DebuggedRun(await planFrom('examples/mr-pg-down.ccsim'));
    run.recordAll();
});

/** What an expression comes to at an instant of `MrPgDown`, or `at PLACE: MESSAGE`. */
function result(text: string, atMs = 45_000): string {
    run.goToTime(atMs);
    const expression = parseExpression(text);
    const evaluated = expression.kind === 'problem' ? expression : evaluate(expression, run.inspect());
    return evaluated.kind === 'problem' ? `at ${evaluated.at}: ${evaluated.message}` : formatValue(evaluated.value);
}

describe('an expression', () => {
    it.each([
        ['Carol.Chat.state', 'ACTIVE'],
        ["Carol.Chat.state == 'ACTIVE'", 'true'],
        ['Carol.Chat.tasks', '2: FirstChat, SecondChat'],
        ['Carol.Chat.tasks.length == 2', 'true'],
        ['Carol.Email.reason', 'nothing'],
        ['Alice.Email.state', 'LOGGED_OUT'],
        ['ThirdChat.state', 'WAITING'],
        ['ThirdChat.where', 'ChatServer'],
        ['ThirdChat.waitingSince', '20s'],
        ['now - ThirdChat.waitingSince', '25s'],
        ['FirstChat.remaining', '17s'],
        ['Mail#1.arrived', '25s'],
        ["task('Mail#2').domain", 'Email'],
        ['Mail', '2: Mail#1, Mail#2'],
        ["Mail['Mail#2'].arrived", '25s'],
        ['queue(Chat).length', '0'],
        ['Chat.availableAgents', 'none'],
        ['MrPg.state', 'DOWN'],
        ['ChatPim.state', 'DOWN'],
        ['AgentPg.A.UcmPim.state', 'ACTIVE'],
        ['component(AgentPg.A).up', 'true'],
        ["link('ChatServer -- ChatPim').state", 'DOWN'],
        ["connection('ChatServer · MR path').state", 'DISCONNECTED'],
        ['settings.processRestartDelay', '5s'],
        ['settings.eventLimit > 1000', 'true'],
        ['tasks.length', '6'],
        ['tasks[0].name', 'FirstChat'],
        ["agents['Carol'].answering", 'true'],
        ['messages.length', '0'],
        ['timers[0].in > 0s', 'true'],
        ['now', '45s'],
        ['now > 44s && now <= 1min30s', 'true'],
        ['not (now == 45s) or 1 + 2 - 4 == 0', 'false'],
        ['!true || "a" != \'b\'', 'true'],
        ['scenario', 'MrPgDown'],
        ['30MB > 1GB', 'false'],
    ])('%s is %s', (text, expected) => {
        expect(result(text)).toBe(expected);
    });

    it('binds "not" before "and", and "and" before "or"', () => {
        expect(result('true or false and false')).toBe('true');
        expect(result('(true or false) and false')).toBe('false');
        expect(result('not false and false')).toBe('false');
    });

    it('does not look at what cannot matter', () => {
        expect(result('false and Nobody.state')).toBe('false');
        expect(result('true or Nobody.state')).toBe('true');
    });

    it('is nothing where a task has not arrived, and nothing is no condition', () => {
        expect(result('LateChat.state', 44_000)).toBe('nothing');
        expect(result("LateChat.state == 'WAITING'", 44_000)).toBe('false');
        expect(result("LateChat.state == 'WAITING'")).toBe('true');
        expect(result('LateChat.remaining > 1s', 44_000)).toBe('false');
        expect(result('LateChat.state and true', 44_000)).toBe('false');
    });

    it('knows a task that is over, with its disposition', () => {
        expect(result('FirstChat', 100_000)).toBe('ENDED, disposition 38');
        expect(result('FirstChat.agent', 100_000)).toBe('Carol');
    });
});

describe('what is wrong with an expression', () => {
    it.each([
        ['', 'at 0: A value is expected here, and the expression ends.'],
        ['Carol.', "at 6: A name is expected behind '.', and the expression ends."],
        ["Carol.Chat.state = 'ACTIVE'", "at 17: Two things are compared with '=='."],
        ["Carol.Chat.state == 'ACTIVE", "at 20: The text that begins here has no end. Add ' behind it."],
        ['now > 2 min', "at 8: 'min' is not expected here."],
        [
            'now > 2minutes',
            "at 6: '2minutes' is not a number. Write a time as 90s or 1min30s, and an amount of data as 30MB.",
        ],
        ['now > 120', 'at 4: One side has no unit. Write a time, such as 90s.'],
        ['now > 3MB', 'at 4: A time cannot be compared with an amount of data.'],
        ['(now > 1s', "at 9: ')' is missing."],
        ['queue(Email', "at 11: ')' is missing."],
        ['queue()', 'at 6: A name is expected in the parentheses.'],
        ['tasks[now]', "at 6: A number or a text in quotes is expected in '[ ]'."],
        ['queue(Chat) ? 1', "at 12: '?' means nothing in an expression."],
        [
            'Carol.Chat.state == ACTIVE',
            "at 20: There is nothing called 'ACTIVE'. If it is a state, write it in quotes: 'ACTIVE'.",
        ],
        ['agent(Nobody)', "at 0: There is no agent called 'Nobody'."],
        ['link(ChatPim)', "at 0: There is no link called 'ChatPim'. Write a link as link('A -- B')."],
        ['size(Chat)', "at 0: 'size' cannot be called. Write one of agent, task, queue, component, link, connection."],
        ["Carol.Chat.state > 'A'", "at 17: '>' needs a number on both sides. Texts are compared with '==' and '!='."],
        ['Carol.Chat.state.length', "at 16: 'length' cannot be taken of a single value."],
        ['Carol == Carol', 'at 6: Only single values can be compared. Compare one of its fields.'],
        ['not Carol', "at 4: A condition is true or false. Compare this with something, for example by '=='."],
    ])('%s', (text, expected) => {
        expect(result(text)).toBe(expected);
    });

    it('names what there is', () => {
        expect(result('Carol.Chat.mood')).toMatch(/^at 10: There is no 'mood' here. There is: state, since, loggedIn,/);
        expect(result('nobody')).toMatch(/^at 0: There is nothing called 'nobody'. Write the name of an agent,/);
    });

    it('is said of one that goes on without end as well', () => {
        expect(result(`${'('.repeat(100_000)}1`)).toMatch(/too many parentheses/);
        expect(result(`${'not '.repeat(100_000)}true`)).toMatch(/too many parentheses/);
    });
});
