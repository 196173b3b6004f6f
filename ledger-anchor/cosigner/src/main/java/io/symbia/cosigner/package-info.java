/** What whoever cosigns logs has: two keys, and a door that stays well in a crowd. Imports {@code disk} and {@code io.symbia.tlog}. */
package io.symbia.cosigner;
