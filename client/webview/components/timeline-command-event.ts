import type { TimelineCommand } from '../model/key-commands.ts';

/** A person gives a command to the timeline by other means than its keys. */
export class TimelineCommandEvent extends Event {
    static readonly type = 'ccsim-command';
    readonly command: TimelineCommand;

    constructor(command: TimelineCommand) {
        super(TimelineCommandEvent.type, { bubbles: true, composed: true });
        this.command = command;
    }
}
