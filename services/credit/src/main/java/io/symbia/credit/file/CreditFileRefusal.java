package io.symbia.credit.file;

import static io.symbia.support.refusal.RefusalText.conflict;

import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;

/** Why a command on a credit file was not carried out. */
public enum CreditFileRefusal implements RefusalKind {
    /** The file has as much evidence as one stream may carry. */
    CREDIT_FILE_FULL(conflict("the file of %s has %s pieces of evidence, which is the most"));

    private final RefusalText text;

    CreditFileRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
