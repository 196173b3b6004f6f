package io.symbia.local.house;

/** Why the house cannot be started or ended, in words for the person who asked, with a way to mend it. */
public final class HouseProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    HouseProblem(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    /** What to do next. */
    public String remedy() {
        return remedy;
    }
}
