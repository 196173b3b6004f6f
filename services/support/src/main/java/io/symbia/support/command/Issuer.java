package io.symbia.support.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Marks the parameter of a command handler that is the participant who gives the command. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@MetaDataValue(value = CommandDoor.ISSUER, required = true)
public @interface Issuer {}
