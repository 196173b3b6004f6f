package io.symbia.credit.file;

import static io.symbia.support.refusal.RefusalText.conflict;

import io.symbia.support.door.Refuses;
import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Why a command on a credit file was not carried out. */
public enum CreditFileRefusal implements RefusalKind {
    /** The file has as much evidence as one stream may carry. */
    CREDIT_FILE_FULL(conflict("the file of %s has %s pieces of evidence, which is the most")),

    /** The run was made as of another moment, or another participant asked for it. */
    SCORE_RUN_ALREADY_EXISTS_WITH_OTHER_CONTENT(conflict("run %s was made as of another moment, or for somebody else")),

    /** A participant has a number of runs in each file, so that nobody uses up those that others need. */
    SCORE_RUNS_USED_UP(conflict("%s has asked for %s scores of %s, which is the most")),

    /** The file has as many runs as one stream may carry. */
    CREDIT_FILE_FULL_OF_RUNS(conflict("the file of %s has %s scores, which is the most"));

    /** Says at a door how its command may be refused. */
    @Refuses
    @Retention(RetentionPolicy.RUNTIME)
    @interface May {
        CreditFileRefusal[] value();
    }

    private final RefusalText text;

    CreditFileRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
