/** Lets requests wait until a build has come far enough, or is over without having come there. */

import type { Cancellation } from 'langium';

type Look = (isOver: boolean) => void;

export class BuildWatch {
    private readonly looks = new Set<Look>();

    /** Tells that a build has come further, or that it is over and no other one follows. */
    tell(isOver: boolean): void {
        for (const look of [...this.looks]) {
            look(isOver);
        }
    }

    /** Has an answer made as soon as there is nothing to wait for any more, before anything changes again. */
    until<T>(
        isSettled: (isOver: boolean) => boolean,
        cancelToken: Cancellation.CancellationToken,
        answer: () => Promise<T>,
    ): Promise<T> {
        const { looks } = this;
        return new Promise((resolve) => {
            const cancellation = cancelToken.onCancellationRequested(settle);
            looks.add(look);
            look(false);
            if (cancelToken.isCancellationRequested) {
                settle();
            }

            function look(isOver: boolean): void {
                if (isSettled(isOver)) {
                    settle();
                }
            }

            function settle(): void {
                if (looks.delete(look)) {
                    cancellation.dispose();
                    resolve(answer());
                }
            }
        });
    }
}
