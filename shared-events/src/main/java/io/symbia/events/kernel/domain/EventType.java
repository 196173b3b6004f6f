package io.symbia.events.kernel.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of an event on the wire, in place of its Java class: {@code symbia.<service>.<noun>.<what-happened>.v<version>}, for
 * example {@code symbia.payment.escrow.funded.v1} on {@code EscrowFundedV1}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {
    String value();
}
