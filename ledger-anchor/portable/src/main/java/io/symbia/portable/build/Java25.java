package io.symbia.portable.build;

import xyz.wagyourtail.jvmdg.version.VersionProvider;

/**
 * The step from Java 25 to 24 that the downgrader does not have yet: class files differ in their number alone, and nothing of ours calls what
 * only 25 has. Found by name, as its own steps are.
 */
public final class Java25 extends VersionProvider {
    private static final int CLASS_FILE_25 = 69;
    private static final int CLASS_FILE_24 = 68;

    /** Made by the service loader. */
    public Java25() {
        super(CLASS_FILE_25, CLASS_FILE_24, 0);
    }

    @Override
    public void init() {}
}
