package io.symbia.support.door;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the annotation by which a door says how an aggregate may refuse its command; each table of refusals has one:
 *
 * <pre>{@code
 * @Refuses
 * @Retention(RetentionPolicy.RUNTIME)
 * @interface May {
 *     CrateRefusal[] value();
 * }
 * }</pre>
 *
 * <p>What is common to all commands is not named.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Refuses {}
