package io.symbia.events.kernel.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The longest time between an event of this kind and its sealing; {@value #DEFAULT_YEARS} years without it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MaxAge {
    /** Files of a trade's past go back so far. */
    int DEFAULT_YEARS = 30;

    /** Years of 366 days. */
    int years();
}
