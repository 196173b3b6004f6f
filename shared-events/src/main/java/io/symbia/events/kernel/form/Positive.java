package io.symbia.events.kernel.form;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A number, an amount or a quantity greater than zero. Checked where a command comes in and where an event is sealed, and never where
 * an event is read: what was sealed stands, also when a rule becomes stricter.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Positive {}
