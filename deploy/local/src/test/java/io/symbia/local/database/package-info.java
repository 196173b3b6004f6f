/** Tests of the embedded database: what MongoDB promises, and what a crash leaves. */
package io.symbia.local.database;
