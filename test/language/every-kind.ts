/** A topology with every kind of thing that can be named, as a whole, as a side and alone. */

export const EVERY_KIND = `topology Every {
    controller Central duplexed { cic Nic1 }
    network Wan public
    network Lan private
    peripheral Ucm unified-cm { cti manager Cm1 backup Cm2  cti manager Cm2 }
    peripheral Dallas aspect {
        contact server CS1 { cmi server Cmi1 }
        event bridge Aeb
        real-time bridge Rtb
    }
    gateway AgentPg duplexed {
        cti server Cti
        pim UcmPim for Ucm
        pim DallasPim for Dallas release 5.0
        mr pim MailPim for Mail
    }
    gateway OtherPg {
        cti server Cti2
        pim SecondPim for Second
        pim AustinPim for Austin release 4.6
        mr pim EimPim for Eim
    }
    peripheral Second
    peripheral Austin aspect { event bridge Aeb2  real-time bridge Rtb2 }
    finesse Desk
    cic server Cic1
    media server Ims1 { serves Cic1 }
    domain Voice
    domain Email
    application Mail serves Email
    cim Eim serves Email {
        database server Db
        file server Files
        messaging server Msg
        services server Svc
        application server App
        web server Web
        load balancer Lb
    }
    agents A101, A102 on Ucm at Desk handle Voice, Email
    team Early: A101, A102
    link MailPim -- Central
    link EimPim -- Central
    link Mail -- MailPim
    link Eim -- EimPim
    link Mail -- Cti
    link Eim -- Cti
    link Eim -- Cti2
}`;

/** A statement in a scenario on that topology. */
export function inEveryKind(...statements: readonly string[]): string {
    return `${EVERY_KIND}\nscenario Case on Every {\n    duration 10min\n    ${statements.join('\n    ')}\n}\n`;
}
