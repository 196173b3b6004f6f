package io.symbia.events.words.transport;

import io.symbia.events.kernel.form.Codes;
import io.symbia.events.kernel.form.Unrecognised;
import io.symbia.events.kernel.form.WholeValue;

/**
 * Who pays and bears the risk how far: a rule of the International Chamber of Commerce and the place it names.
 *
 * @param rule  the rule; those of earlier editions are for contracts that were made under them
 * @param place where the rule points, as the contract names it; never empty, at most {@value #MAX_PLACE_LENGTH} characters
 */
@WholeValue
public record Incoterm(Rule rule, String place) {
    public static final int MAX_PLACE_LENGTH = 70; // UN/EDIFACT 3224, a place's name is longer nowhere.

    /** The rules; {@link #edition()} is the last edition that has the rule. */
    public enum Rule {
        EXW(2020, false),
        FCA(2020, false),
        CPT(2020, false),
        CIP(2020, false),
        DAP(2020, false),
        DPU(2020, false),
        DDP(2020, false),
        FAS(2020, true),
        FOB(2020, true),
        CFR(2020, true),
        CIF(2020, true),
        DAT(2010, false),
        DDU(2000, false),
        DAF(2000, false),
        DES(2000, true),
        DEQ(2000, true),
        /** A code of a later list. */
        @Unrecognised
        UNRECOGNISED(0, false);

        private final int edition;
        private final boolean byWaterOnly;

        Rule(int edition, boolean byWaterOnly) {
            this.edition = edition;
            this.byWaterOnly = byWaterOnly;
        }

        /** The year of the last edition of Incoterms that has this rule; 0 of one that is not known here. */
        public int edition() {
            return edition;
        }

        /** Whether the rule is for carriage by sea or inland water alone. */
        public boolean isByWaterOnly() {
            if (this == UNRECOGNISED) throw Codes.undecided(this);
            return byWaterOnly;
        }
    }

    public Incoterm {
        if (place.isBlank() || place.length() > MAX_PLACE_LENGTH) {
            throw new IllegalArgumentException(
                    "a rule names a place of 1 to %d characters".formatted(MAX_PLACE_LENGTH));
        }
    }

    /** Whether goods may be carried so under this rule: FAS, FOB, CFR and CIF are for ships. */
    public boolean allows(TransportMode mode) {
        return !rule.isByWaterOnly() || mode.isByWater();
    }

    /** Refuses a mode of transport that the rule is not made for. */
    public void requireAllows(TransportMode mode) {
        if (!allows(mode)) {
            throw new IllegalArgumentException("%s is for carriage by water, not by %s".formatted(rule, mode));
        }
    }

    @Override
    public String toString() {
        return rule + " " + place;
    }
}
