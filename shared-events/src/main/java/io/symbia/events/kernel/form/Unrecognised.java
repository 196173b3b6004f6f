package io.symbia.events.kernel.form;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the constant by which reading an event stands for a code that this program does not know, because a later writer added it. Every
 * enum in an event has one. It is never sealed, no command has it, and code that decides on a code decides nothing on this one. The code
 * itself stays in the event's bytes.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Unrecognised {}
