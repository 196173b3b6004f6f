package io.symbia.client.story;

import io.symbia.events.kernel.origin.ParticipantId;

/** Who plays in the story, and what it is about. Identifiers pass their check digits and belong to nobody. */
final class Cast {
    static final ParticipantId COOP = new ParticipantId("zj-tea-coop");
    static final ParticipantId TEEHAUS = new ParticipantId("teehaus-hh");
    static final ParticipantId CARRIER = new ParticipantId("carrier-c");
    static final ParticipantId LAB = new ParticipantId("lab-hz");
    static final ParticipantId CUSTOMS_CN = new ParticipantId("customs-cn");
    static final ParticipantId CUSTOMS_NL = new ParticipantId("customs-nl");
    static final ParticipantId BANK = new ParticipantId("ningbo-bank");
    static final ParticipantId ASSOCIATION = new ParticipantId("tea-association");

    static final String LEAVES = "09506000134352";
    static final String LEAF_LOT = LEAVES + ".LEAF26";
    static final String CARTON = "19506000134366";
    static final String TEA_LOT = CARTON + ".ZJ2611A";
    static final String SITE = "9506000134307";
    static final String PALLET = "395060000000000016";
    static final String ORDER = TEEHAUS + ":PO-2611-0042";
    static final String CONSIGNMENT = COOP + ":C-2611-0042";
    static final String ESCROW = TEEHAUS + ":E-2611-0042";
    static final String LINE = BANK + ":CL-2611-01";
    static final String SCORE_RUN = "SR-2611-01";

    private Cast() {}
}
