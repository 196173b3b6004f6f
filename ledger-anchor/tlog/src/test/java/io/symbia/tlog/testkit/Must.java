package io.symbia.tlog.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The demands of a specification that a test shows to be met, in the specification's own words. {@code docs/musts.md} has all demands, each with its
 * tests, and {@code MustsTableTest} compares it with these annotations in both directions.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE) // The sources are compared, of all modules, without running them.
@Repeatable(Must.All.class)
public @interface Must {
    /** Whose words they are. */
    Specification by();

    /** Sentences or parts of them; {@code [...]} stands for words left out. */
    String[] says();

    /** For a test that quotes several specifications. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.SOURCE)
    @interface All {
        /** Each of them. */
        Must[] value();
    }
}
