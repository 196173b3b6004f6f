package io.symbia.events.kernel.form;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the text of a value type looks like, for the generated JSON Schema. What the constructor checks beyond it is not said here. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TextForm {
    /** A regular expression of ECMA-262 that the whole text fits, anchored at both ends. */
    String pattern();

    /** One text that is valid, check digit included. */
    String example();
}
