# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs one file of SQLite's tests: testfixture through_the_seal.tcl FILE. Where the sealed VFS is the
# default, the suite's own looks at raw files ([file size], [open], hexio_read, hexio_write) see the
# text of a sealed file instead of its ciphertext, so that what they check is still checked.

set argv0 [lindex $argv 0]
set argv [lrange $argv 1 end]
set testdir [file dirname $argv0]

if {[string match sealed* $env(SEGUE_SUITE_VFS)]} {
  sqlite3_initialize
  load {} Sealedtext

  rename file file_unsealed
  proc file {args} {
    if {[lindex $args 0] eq "size" && [llength $args] == 2} {
      set size [sealed_size [lindex $args 1]]
      if {$size >= 0} { return $size }
    }
    uplevel 1 [list file_unsealed {*}$args]
  }

  rename hexio_read hexio_read_unsealed
  proc hexio_read {name offset amount} {
    if {[sealed_size $name] < 0} { return [hexio_read_unsealed $name $offset $amount] }
    string toupper [binary encode hex [sealed_read $name $offset $amount]]
  }

  rename hexio_write hexio_write_unsealed
  proc hexio_write {name offset digits} {
    if {[sealed_size $name] < 0} { return [hexio_write_unsealed $name $offset $digits] }
    sealed_write $name $offset [binary decode hex $digits]
  }

  # A channel over the text of a sealed file.
  namespace eval sealed_channel {
    namespace export initialize finalize watch read write seek
    namespace ensemble create -parameters {name}
    variable at
    proc initialize {name channel mode} {
      variable at
      set at($channel) 0
      return {initialize finalize watch read write seek}
    }
    proc finalize {name channel} {
      variable at
      unset at($channel)
    }
    proc watch {name channel events} {}
    proc read {name channel count} {
      variable at
      set bytes [sealed_read $name $at($channel) $count]
      incr at($channel) [string length $bytes]
      return $bytes
    }
    proc write {name channel bytes} {
      variable at
      sealed_write $name $at($channel) $bytes
      incr at($channel) [string length $bytes]
      string length $bytes
    }
    proc seek {name channel offset base} {
      variable at
      switch $base {
        start { set at($channel) $offset }
        current { incr at($channel) $offset }
        end { set at($channel) [expr {[sealed_size $name] + $offset}] }
      }
      return $at($channel)
    }
  }

  # What is opened for writing from scratch becomes sealed when SQLite would read it.
  rename open open_unsealed
  proc open {name {mode r} args} {
    set isOurs [regexp {\.db[0-9]*(-wal|-journal)?$} $name]
    if {$isOurs && [string match w* $mode]} {
      close [open_unsealed $name w]
      return [chan create {read write} [list sealed_channel $name]]
    }
    if {[string index $name 0] eq "|" || [sealed_size $name] < 0} {
      return [uplevel 1 [list open_unsealed $name $mode {*}$args]]
    }
    switch -glob $mode {
      *+* { set access {read write} }
      r* { set access read }
      default { set access write }
    }
    set channel [chan create $access [list sealed_channel $name]]
    if {[string match a* $mode]} { seek $channel 0 end }
    return $channel
  }
}

source $argv0
