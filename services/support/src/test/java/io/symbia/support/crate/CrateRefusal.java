package io.symbia.support.crate;

import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;

/** Why a crate refused. */
abstract sealed class CrateRefusal extends Refusal {
    private static final long serialVersionUID = 1;

    CrateRefusal(Status status, String code, String pointer, String message) {
        super(status, code, pointer, message);
    }

    static final class CrateIsFull extends CrateRefusal {
        private static final long serialVersionUID = 1;

        CrateIsFull(int asked, int remain) {
            super(Status.CONFLICT, "crate_is_full", "/pieces", "asked for " + asked + ", " + remain + " remain");
        }
    }

    static final class CrateExistsWithOtherContent extends CrateRefusal {
        private static final long serialVersionUID = 1;

        CrateExistsWithOtherContent(String crateId) {
            super(Status.CONFLICT, "crate_already_exists_with_other_content", "", "crate " + crateId + " is another");
        }
    }
}
