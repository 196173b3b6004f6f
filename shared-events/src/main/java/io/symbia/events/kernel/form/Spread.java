package io.symbia.events.kernel.form;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that is no object of its own: its first components stand beside those of the record that has it; the others are not
 * written. It has a constructor of just these first components, by which it is read back.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Spread {
    /** The names of the JSON properties, one for each component that is written. */
    String[] value();
}
