package io.symbia.events.kernel.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How long ago an event of this kind may be said to have happened when it is sealed; {@value #DEFAULT_YEARS} years without it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MaxAge {
    /** What files of a trade's past go back to. */
    int DEFAULT_YEARS = 30;

    /** Years of 366 days. */
    int years();
}
