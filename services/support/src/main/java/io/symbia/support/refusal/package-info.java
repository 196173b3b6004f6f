/** Why a command was not carried out. Imports the JDK only, so that aggregates may use it. */
package io.symbia.support.refusal;
