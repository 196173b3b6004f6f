/** Tests of the embedded broker. */
package io.symbia.local.broker;
